/** The containers of our task, as `render` names them. */
export const COLLECTOR = 'fluentd';
export const BATCH = 'batch';
