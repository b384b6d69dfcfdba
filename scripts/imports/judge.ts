import { circlesOf } from './circles.ts';
import type { Room } from './picture.ts';
import type { Import } from './read.io.ts';

/** What is wrong with the imports of the project, a line each. */
export function judgeImports(imports: readonly Import[], rooms: readonly Room[]): readonly string[] {
  const files = imports.filter(({ isPackage }) => !isPackage);
  return [
    ...strangers(files, rooms),
    ...unused(files, rooms),
    ...circles(files, rooms),
    ...impure(imports),
    ...whole(imports),
  ];
}

/** Imports along which the picture has no arrow. */
function strangers(imports: readonly Import[], rooms: readonly Room[]): readonly string[] {
  return imports.flatMap(({ from, to, isType }) => {
    const [room, other] = [roomOf(from, rooms), roomOf(to, rooms)];
    if (room === undefined) return [`${from} is in no room of the picture`];
    if (other === undefined) return [`${from} imports ${to}, which is in no room of the picture`];
    if (room === other) return [];
    const arrow = narrowest(room.to.filter(({ name }) => isIn(other.name, name)));
    if (arrow && (isType || !arrow.onlyTypes)) return [];
    return [`${from} imports ${to}: ${room.name} may not import ${arrow ? 'more than types of ' : ''}${other.name}`];
  });
}

/** Arrows of the picture along which nothing is imported. */
function unused(imports: readonly Import[], rooms: readonly Room[]): readonly string[] {
  return rooms.flatMap((room) =>
    room.to
      .filter(({ name }) => !imports.some(({ from, to }) => roomOf(from, rooms) === room && isIn(to, name)))
      .map(({ name }) => `the picture says ${room.name} → ${name}, and nothing is imported there`),
  );
}

/** Circles of files, and of rooms; one that only types make is one as well. */
function circles(imports: readonly Import[], rooms: readonly Room[]): readonly string[] {
  const ofFiles = circlesOf(graph(imports.map(({ from, to }) => [from, to])));
  const between = imports.map(
    ({ from, to }) => [roomOf(from, rooms)?.name ?? from, roomOf(to, rooms)?.name ?? to] as const,
  );
  const ofRooms = circlesOf(graph(between.filter(([from, to]) => from !== to)));
  return [
    ...ofFiles.map((circle) => `a circle of files: ${circle.join(', ')}`),
    ...ofRooms.map((circle) => `a circle of rooms: ${circle.join(', ')}`),
  ];
}

/** What a pure file may take of packages beside types: functions of their arguments. */
const purePackages = new Set(['valibot', 'yaml', 'node:crypto', 'node:net', 'node:buffer']);

/** Where a file is pure unless its name says otherwise; `main.ts` is how a program begins. */
const pureRooms = /^(src|images|examples)\/(?!.*(\.io\.ts|\/main\.ts)$)/;

/** Files that may hand out what touches the world: they do nothing with it but load it. */
const doors = /^(src\/(index|verify\/index|commands\/[^/]+)|examples\/node\/index)\.ts$/;

/** Imports by which a pure file would touch the world. */
function impure(imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ from, to, isPackage, isType, isLazy }) => {
    if (!pureRooms.test(from) || isType) return [];
    if (isPackage) return purePackages.has(to) ? [] : [`${from} is pure, and takes more than types of ${to}`];
    if (!to.endsWith('.io.ts') || doors.test(from)) return [];
    return [`${from} is pure, and ${isLazy ? 'loads' : 'takes more than types of'} ${to}`];
  });
}

/** What ends in a bundle, of which a part is loaded late. */
const bundled = /^(src|action|cli|lambda)\//;

/** Packages that are loaded late: the bundler has to keep all of such a one, which for a client of the SDK is a megabyte. */
function whole(imports: readonly Import[]): readonly string[] {
  return imports
    .filter(({ from, to, isPackage, isLazy }) => isPackage && isLazy && !to.startsWith('node:') && bundled.test(from))
    .map(
      ({ from, to }) =>
        `${from} loads the whole of ${to}: import what it needs of it in a file of its own, and load that`,
    );
}

function graph(arrows: readonly (readonly [string, string])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const by = Map.groupBy(arrows, ([from]) => from);
  return new Map([...by].map(([from, all]) => [from, new Set(all.map(([, to]) => to))]));
}

/** The narrowest room that a file is in. */
function roomOf(file: string, rooms: readonly Room[]): Room | undefined {
  return narrowest(rooms.filter(({ name }) => isIn(file, name)));
}

function narrowest<Place extends { readonly name: string }>(places: readonly Place[]): Place | undefined {
  return places.toSorted((a, b) => b.name.length - a.name.length)[0];
}

function isIn(file: string, room: string): boolean {
  return file === room || file.startsWith(`${room}/`);
}
