// What is asked for stands in the page's address, so that it can be shared and the back button works.

const MANY = ['topic', 'source', 'language'];
const ONE = ['q', 'from', 'to', 'sort'];

/** What the address asks for. */
export function wanted() {
  const address = new URLSearchParams(location.search);
  return Object.fromEntries([
    ...ONE.map(name => [name, address.get(name) ?? '']),
    ...MANY.map(name => [name, [...new Set(address.getAll(name))]]),
  ]);
}

/** Parameters for the given names; those without a value are left out. */
export function parameters(want, names = [...ONE, ...MANY]) {
  return new URLSearchParams(
    names.flatMap(name => [want[name] ?? []].flat().filter(value => value !== '').map(value => [name, value])));
}

/** Moves to another address of this page. */
export function go(change) {
  const address = parameters({ ...wanted(), ...change });
  history.pushState(null, '', address.size ? `?${address}` : location.pathname);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

/** Chooses a value of a filter, or takes the choice back. */
export function toggle(name, value) {
  const now = wanted()[name];
  go({ [name]: now.includes(value) ? now.filter(one => one !== value) : [...now, value] });
}

/** Whether anything narrows the search but its words. */
export function narrowed(want) {
  return MANY.some(name => want[name].length) || want.from !== '' || want.to !== '';
}
