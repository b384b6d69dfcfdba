import { error, type Finding, type Path, showPath, warning } from '../finding.ts';
import { inputTable } from '../overrides.ts';

export function tooMany(path: Path): Finding {
  return error(path, 'the file holds more than 20,000 values, with its aliases unfolded', endlessAlias);
}

export function tooDeep(path: Path): Finding {
  return error(path, 'the values are nested too deeply', `no setting is more than six levels deep; ${endlessAlias}`);
}

const endlessAlias = 'an alias may refer to aliases or to itself: write the values out';

/** The name after the star stays hidden: it may be a password that begins with one. An anchor's name is no secret. */
export function noTarget(path: Path, near: string | undefined): Finding {
  const quotes = "define it with & above, or, for a text that begins with *, write it in quotes: '**'";
  const hint = near === undefined ? quotes : `did you mean *${near}?`;
  return error(path, `${showPath(path)} refers with * to nothing above it`, hint);
}

/** An anchor is taken out of the text: of a password `&a b` without quotes only `b` would be left, and nothing said. */
export function unusedAnchor(path: Path): Finding {
  return warning(
    path,
    `${showPath(path) || 'the file'} begins with an anchor (a word that begins with &), to which nothing refers`,
    'put a text that begins with & in quotes, or take the anchor out',
  );
}

export function unsetVariable(name: string, path: Path): Finding {
  const setting = inputTable.find(({ variable }) => variable === name);
  const input = setting === undefined ? '' : `, or the input ${setting.input}`;
  return error(
    path,
    `${showPath(path)} needs the variable ${name}, which is not set`,
    `set it in the environment (\`env: { ${name}: … }\` of the workflow step)${input}; a literal \${ is written $\${`,
  );
}

export function noVariable(path: Path, text: string): Finding {
  const hint = text.includes('${{')
    ? '${{ … }} belongs into the workflow: give it to the step as `env: { NAME: … }`, and write ${NAME} here'
    : 'only ${NAME} is filled in, with no default; a literal ${ is written $${';
  return error(path, `${showPath(path)} holds a \${…} that is not a variable`, hint);
}

export function secondKey(path: Path, firstLine: number): Finding {
  const fact = `${showPath(path)} stands here a second time`;
  return { ...error(path, fact, `the first is in line ${firstLine}: keep one of them`), at: 'key' };
}
