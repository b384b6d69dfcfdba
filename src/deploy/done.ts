import type { ObservedService } from '../resources/service/service.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { appReport, endingWithApp } from './app.ts';
import type { Applied } from './apply.io.ts';
import type { Ending } from './ending.ts';
import type { AppReport } from './report.ts';

/** What a deploy has come to. */
export interface Done {
  readonly applied: Applied;
  readonly ending: Ending;
  readonly app?: AppReport;
}

/** The whole, ended by what became of the app. */
export function withAppEnding(done: Done, place: ServicePlace, ending: Ending, now: ObservedService | undefined): Done {
  return { ...done, ending: endingWithApp(done.ending, ending, place), app: appReport(place, ending, now) };
}
