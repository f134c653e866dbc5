/** The pages, in the order of the navigation and of the keys 1 to 8. */
export const MAIN_PAGES = ['home', 'devices', 'rewards', 'costs', 'networks', 'break-even', 'planner', 'settings'] as const;
export type MainPage = (typeof MAIN_PAGES)[number];

/** The desks of the page of rewards, in the order of its tabs. The first one has no word in the address. */
export const REWARDS_DESKS = ['ledger', 'unclassified', 'money', 'holdings', 'senders', 'reconcile', 'records', 'reports'] as const;
export type RewardsDesk = (typeof REWARDS_DESKS)[number];

/** The desks of the page of break-even: the verdict has no word in the address. */
export const BREAK_EVEN_DESKS = ['verdict', 'compare', 'why', 'record'] as const;
export type BreakEvenDesk = (typeof BREAK_EVEN_DESKS)[number];

/** The desks of the buy planner: the comparison has no word in the address. */
export const PLANNER_DESKS = ['compare', 'plans', 'allocation', 'hours'] as const;
export type PlannerDesk = (typeof PLANNER_DESKS)[number];

/** Where the page is. The address is the part after `#`, so that it works under any scheme and from a file server. */
export type Route =
  | { readonly page: 'home' | 'gallery' | 'welcome' | 'costs' }
  | { readonly page: 'devices'; readonly id: string | null }
  /** `day` belongs to the ledger, `network` to the desks that look at one of them. */
  | { readonly page: 'rewards'; readonly day: string | null; readonly desk?: RewardsDesk; readonly network?: string }
  | { readonly page: 'networks'; readonly id: string | null }
  /** `id`: a deployment, or the device that is only thought of. */
  | { readonly page: 'break-even'; readonly id: string | null; readonly desk?: BreakEvenDesk }
  | { readonly page: 'planner'; readonly desk?: PlannerDesk }
  | { readonly page: 'settings'; readonly section: string | null }
  | { readonly page: 'not-found' };

export type PageName = Route['page'];

/** The route in an address such as `#/devices/this-machine`; an empty one is Home. */
export function parseRoute(hash: string): Route {
  const path = hash.replace(/^#?\/?/, '').split('?')[0] ?? '';
  const [page = '', ...rest] = path.split('/').map(decode);
  const argument = rest[0] === undefined || rest[0] === '' ? null : rest[0];
  if (rest.length > (page === 'rewards' || page === 'break-even' ? 2 : 1)) return { page: 'not-found' };
  switch (page) {
    case '':
    case 'home':
      return argument === null ? { page: 'home' } : { page: 'not-found' };
    case 'gallery':
    case 'welcome':
    case 'costs':
      return argument === null ? { page } : { page: 'not-found' };
    case 'devices':
    case 'networks':
      return { page, id: argument };
    case 'break-even':
      return breakEvenRoute(argument, rest[1]);
    case 'planner':
      return plannerRoute(argument);
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

function breakEvenRoute(id: string | null, word: string | undefined): Route {
  const desk = BREAK_EVEN_DESKS.find((candidate) => candidate === word);
  if (desk === undefined && word !== undefined && word !== '') return { page: 'not-found' };
  return { page: 'break-even', id, ...(desk === undefined || desk === 'verdict' ? {} : { desk }) };
}

function plannerRoute(word: string | null): Route {
  const desk = PLANNER_DESKS.find((candidate) => candidate === word);
  if (desk === undefined && word !== null) return { page: 'not-found' };
  return { page: 'planner', ...(desk === undefined || desk === 'compare' ? {} : { desk }) };
}

/** The address of a route, for links. */
export function hrefOf(route: Exclude<Route, { page: 'not-found' }>): string {
  if (route.page === 'rewards') return rewardsHref(route);
  if (route.page === 'planner') return route.desk === undefined ? '#/planner' : `#/planner/${route.desk}`;
  if (route.page === 'break-even' && route.id !== null && route.desk !== undefined) return `#/break-even/${encodeURIComponent(route.id)}/${route.desk}`;
  const argument = 'id' in route ? route.id : 'section' in route ? route.section : null;
  return `#/${route.page}${argument === null ? '' : `/${encodeURIComponent(argument)}`}`;
}

/** The route of a main page without any argument. */
export function mainRoute(page: MainPage): Exclude<Route, { page: 'not-found' }> {
  switch (page) {
    case 'home':
    case 'costs':
    case 'planner':
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
