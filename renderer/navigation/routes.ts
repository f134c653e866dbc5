/** The pages, in the order of the navigation and of the keys 1 to 6. */
export const MAIN_PAGES = ['home', 'devices', 'rewards', 'networks', 'break-even', 'settings'] as const;
export type MainPage = (typeof MAIN_PAGES)[number];

/** The desks of the page of rewards, in the order of its tabs. The first one has no word in the address. */
export const REWARDS_DESKS = ['ledger', 'unclassified', 'money', 'holdings', 'senders', 'reconcile', 'records', 'reports'] as const;
export type RewardsDesk = (typeof REWARDS_DESKS)[number];

/** Where the page is. The address is the part after `#`, so that it works under any scheme and from a file server. */
export type Route =
  | { readonly page: 'home' | 'gallery' | 'welcome' }
  | { readonly page: 'devices'; readonly id: string | null }
  /** `day` belongs to the ledger, `network` to the desks that look at one of them. */
  | { readonly page: 'rewards'; readonly day: string | null; readonly desk?: RewardsDesk; readonly network?: string }
  | { readonly page: 'networks'; readonly id: string | null }
  | { readonly page: 'break-even'; readonly id: string | null }
  | { readonly page: 'settings'; readonly section: string | null }
  | { readonly page: 'not-found' };

export type PageName = Route['page'];

/** The route in an address such as `#/devices/this-machine`; an empty one is Home. */
export function parseRoute(hash: string): Route {
  const path = hash.replace(/^#?\/?/, '').split('?')[0] ?? '';
  const [page = '', ...rest] = path.split('/').map(decode);
  const argument = rest[0] === undefined || rest[0] === '' ? null : rest[0];
  if (rest.length > (page === 'rewards' ? 2 : 1)) return { page: 'not-found' };
  switch (page) {
    case '':
    case 'home':
      return argument === null ? { page: 'home' } : { page: 'not-found' };
    case 'gallery':
    case 'welcome':
      return argument === null ? { page } : { page: 'not-found' };
    case 'devices':
    case 'networks':
    case 'break-even':
      return { page, id: argument };
    case 'rewards':
      return rewardsRoute(argument, rest[1]);
    case 'settings':
      return { page, section: argument };
    default:
      return { page: 'not-found' };
  }
}

function rewardsHref(route: Extract<Route, { page: 'rewards' }>): string {
  if (route.day !== null) return `#/rewards/${route.day}`;
  const desk = route.desk ?? 'ledger';
  if (route.network !== undefined) return `#/rewards/${desk}/${encodeURIComponent(route.network)}`;
  return desk === 'ledger' ? '#/rewards' : `#/rewards/${desk}`;
}

function rewardsRoute(argument: string | null, network: string | undefined): Route {
  const desk = REWARDS_DESKS.find((candidate) => candidate === argument);
  if (desk === undefined && network !== undefined) return { page: 'not-found' };
  if (desk !== undefined) return { page: 'rewards', day: null, ...(desk === 'ledger' ? {} : { desk }), ...(network === undefined || network === '' ? {} : { network }) };
  return argument === null || /^\d{4}-\d{2}-\d{2}$/.test(argument) ? { page: 'rewards', day: argument } : { page: 'not-found' };
}

/** The address of a route, for links. */
export function hrefOf(route: Exclude<Route, { page: 'not-found' }>): string {
  if (route.page === 'rewards') return rewardsHref(route);
  const argument = 'id' in route ? route.id : 'section' in route ? route.section : null;
  return `#/${route.page}${argument === null ? '' : `/${encodeURIComponent(argument)}`}`;
}

/** The route of a main page without any argument. */
export function mainRoute(page: MainPage): Exclude<Route, { page: 'not-found' }> {
  switch (page) {
    case 'home':
      return { page };
    case 'devices':
    case 'networks':
    case 'break-even':
      return { page, id: null };
    case 'rewards':
      return { page, day: null };
    case 'settings':
      return { page, section: null };
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A broken escape is no page of ours.
    return '�';
  }
}
