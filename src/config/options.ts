import { parseArgs } from 'node:util';

/** How the local workspace is shown; with the real Slack there is nothing to choose. */
export interface Options {
  /** Where its page is served; 0 takes a free port. */
  port: number;
  /** Whether a browser is opened on it. */
  opens: boolean;
  /** Begins anew: what was kept is removed first. */
  isFresh: boolean;
  isInTerminal: boolean;
  /** The options as they were written, for whoever may not give any. */
  given: string[];
}

/** Something to say in place of a start. */
export interface SaidInstead {
  words: string;
  isMistake: boolean;
  exit: 0 | 78;
}

const usualPort = 3400;

const options = {
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  fresh: { type: 'boolean' },
  terminal: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const help = `npm start [-- OPTIONS]

Without the variables of a real Slack, CaseDesk opens a local workspace with a sample organisation in your browser.
Nothing leaves this machine, and what you do is kept for the next start.

  --port N      serve it at http://127.0.0.1:N/ (${usualPort}; 0 takes any that is free)
  --no-open     do not open a browser
  --fresh       begin anew: remove what was kept of the local workspace
  --terminal    show it in the terminal instead; lines may be piped in
  --help        show this

  DATA_FOLDER         where the local workspace is kept (.casedesk)
  ORGANISATION_FILE   whom CaseDesk serves (config/organisation.yml)

For a real Slack, set SLACK_BOT_TOKEN, SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET), MONGODB_URI, CASEDESK_KEYS and
CASEDESK_LOOK_UP_KEYS, ask npm run doctor, and start without options. README.md explains these and the other variables.
`;

/** Reads what stands after `npm start --`. */
export function readOptions(args: string[]): Options | SaidInstead {
  const { values, tokens } = parseArgs({ args, options, strict: false, tokens: true });
  if (values.help === true) return { words: help, isMistake: false, exit: 0 };
  for (const token of tokens) {
    if (token.kind === 'positional')
      return mistake(`there is nothing to do with ${JSON.stringify(token.value)}`);
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(options, token.name)) return mistake(`there is no option ${token.rawName}`);
    if (token.name === 'port' ? !isPort(token.value) : token.value !== undefined)
      return mistake(
        token.name === 'port'
          ? `--port takes a whole number from 0 to 65535, as in --port ${usualPort}`
          : `--${token.name} takes no value`,
      );
  }
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.rawName] : []));
  const isInTerminal = values.terminal === true;
  if (isInTerminal && values.port !== undefined)
    return mistake('a terminal has no page, so --terminal goes without --port');
  return {
    port: values.port === undefined ? usualPort : Number(values.port),
    opens: values['no-open'] !== true,
    isFresh: values.fresh === true,
    isInTerminal,
    given,
  };
}

const isPort = (text: string | undefined): boolean =>
  text !== undefined && /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

const mistake = (what: string): SaidInstead => ({
  words: `CaseDesk cannot start: ${what}. See npm start -- --help.\n`,
  isMistake: true,
  exit: 78,
});
