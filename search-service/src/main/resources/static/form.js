// What is common to the forms: the fields that are shown, and what is wrong at which of them.

import { element } from './element.js';

const TAKEN = 409;
const CHANGED_MEANWHILE = 412;

/** The field of a form with this name. */
export const field = (form, name) => form.elements.namedItem(name);

/** Shows, of what is there for some choices only, what fits the present ones. */
export function fit(form, choices) {
  form.querySelectorAll('[data-for]').forEach(part => {
    part.hidden = !part.dataset.for.split(' ').some(choice => choices.includes(choice));
  });
}

/** Takes away what was said to be wrong. */
export function clear(form) {
  form.querySelectorAll('.at-field').forEach(said => said.remove());
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    if (input.dataset.hint) input.setAttribute('aria-describedby', input.dataset.hint);
    else input.removeAttribute('aria-describedby');
  }
  const whole = form.querySelector('.whole');
  whole.hidden = true;
  whole.replaceChildren();
}

/**
 * Says what is wrong, at its field where the service names one that is here.
 *
 * @param again reads anew what somebody else changed meanwhile
 */
export function tell(form, problem, { again } = {}) {
  clear(form);
  // One in a list is named with its place.
  const name = problem.parameter?.replace(/\[\d+\]$/, '');
  const input = name && field(form, name);
  if (input && !input.closest('[hidden]')) {
    tellAt(input, problem);
    return;
  }
  const whole = form.querySelector('.whole');
  whole.append(element('p', {}, name ? `${name}: ${problem.message}` : problem.message));
  if (problem.status === CHANGED_MEANWHILE && again) {
    whole.querySelector('p').textContent = 'Somebody changed it after you opened it. Nothing of yours was saved.';
    const button = element('button', { type: 'button' }, 'Show what it is now');
    button.addEventListener('click', again);
    whole.append(button);
  }
  whole.hidden = false;
}

/** The same of something new, whose id is made of its name: what is wrong with the id is wrong with the name. */
export function named(problem) {
  if (problem.parameter === 'id') return Object.assign(problem, { message: 'Give it a name.', parameter: 'name' });
  const taken = problem.status === TAKEN && !/^At most/.test(problem.message);
  return taken ? Object.assign(problem, { message: 'There is one of this name. Choose another.', parameter: 'name' }) : problem;
}

function tellAt(input, { message, position }) {
  const said = element('div', { className: 'problem at-field', id: `${input.id}-problem`, role: 'alert' }, element('p', {}, message));
  if (Number.isInteger(position)) {
    const text = input.value.trim();
    const at = Math.min(position, text.length);
    said.append(element('pre', { className: 'where' },
      text.slice(0, at), element('mark', {}, text.slice(at, at + 1) || ' '), text.slice(at + 1)));
  }
  input.closest('.field').after(said);
  input.setAttribute('aria-invalid', 'true');
  const hint = input.getAttribute('aria-describedby');
  if (hint) input.dataset.hint = hint;
  input.setAttribute('aria-describedby', [said.id, hint].filter(Boolean).join(' '));
  input.focus();
}

/** A button that does something at once, and says beside it what went wrong. */
export function doing(words, said, work) {
  const button = element('button', { type: 'button' }, words);
  button.addEventListener('click', async () => {
    button.disabled = true;
    said.replaceChildren();
    try {
      await work();
    } catch (problem) {
      said.replaceChildren(element('p', { className: 'problem' }, problem.message));
    } finally {
      button.disabled = false;
    }
  });
  return button;
}

/** A button that deletes at the second press, which it asks for. */
export function deleting(said, work) {
  const first = element('button', { type: 'button' }, 'Delete');
  first.addEventListener('click', () => {
    const keep = element('button', { type: 'button' }, 'Keep');
    const sure = doing('Delete for good', said, work);
    sure.classList.add('grave');
    const both = element('span', { className: 'sure' }, sure, ' ', keep);
    keep.addEventListener('click', () => { both.replaceWith(first); first.focus(); });
    first.replaceWith(both);
    keep.focus();
  });
  return first;
}
