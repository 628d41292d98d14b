// Things to do later, by name; of one name there is one at most.

const timers = {};

/** Does nothing more under this name. */
export function cancel(name) {
  clearTimeout(timers[name]);
  delete timers[name];
}

/** Does something after so long, in place of what was to be done under this name. */
export function later(name, millis, work) {
  cancel(name);
  timers[name] = setTimeout(() => { delete timers[name]; work(); }, millis);
}

/** Whether something is to be done under this name. */
export const isSet = name => name in timers;
