import { container, makeWorld, register, serviceInput, until } from './world.ts';

// A program that starts a task, says the process's id and the task's folder, and then is killed from outside.
const world = await makeWorld();
register(world, [container('main', 'parent')]);
world.call('CreateService', serviceInput);
const line = await until(world, () => world.lines[0]);
process.stdout.write(`${line.split(' ').at(-1)} ${world.directory}\n`);
