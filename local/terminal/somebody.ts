/** Someone in the workspace, and what they do there. */
export interface Somebody {
  name: string;
  realName: string;
  job: string;
}
