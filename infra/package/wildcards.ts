/** A star in an action or a resource that is there on purpose. */
interface Allowed {
  resource: string;
  sid: string;
  why: string;
}

/** Comments do not outlive the template's way into JSON: the reasons are kept here. */
export const ALLOWED_WILDCARDS: readonly Allowed[] = [
  {
    resource: 'TableKey',
    sid: 'AccountDecides',
    why: "a key's own policy: * is this key, and without the account's root nobody could ever change it; roles say the rest",
  },
  { resource: 'AlarmKey', sid: 'AccountDecides', why: "a key's own policy: as for TableKey" },
  { resource: 'AlarmKey', sid: 'AlarmsPublish', why: "a key's own policy: the resource * is this key alone" },
  {
    resource: 'ServerlessDeploymentBucketPolicy',
    sid: '',
    why: "the packager's own: denies every action on its bucket that does not come over TLS",
  },
];
