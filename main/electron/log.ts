/** One line of the shell on stderr: an event in dots and what it was about. Stdout belongs to whoever started us. */
export const log = (event: string, detail = ''): void => {
  process.stderr.write(`shell ${event}${detail === '' ? '' : ` ${detail}`}\n`);
};
