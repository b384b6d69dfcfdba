import { expect, test } from 'vitest';
import { readFormat } from '../../../../images/batch/format/format.ts';
import { FormatInvalid } from '../../../../images/batch/format/piece.ts';

const problemOf = (format: string, zone?: string): string => {
  try {
    readFormat(format, zone);
    return 'none';
  } catch (error) {
    return error instanceof FormatInvalid ? `${error.message} → ${error.hint}` : String(error);
  }
};

test('what makes a format unusable is named, with what puts it right', () => {
  const formats = [
    'combinde',
    '$remote_addr $time_local $staus',
    '$remote_addr$status [$time_local]',
    '$remote_addr "$request" $status',
    'escape=yaml $time_local',
    "log_format main '$remote_addr [$time_local]",
    "log_format main '$time_local'; log_format other '$status';",
    'log_format main;',
    '%h %t %y',
    '%h %{%Y-%m-%d %H:%M:%S}t',
    '%h %{%H:%M:%S %z}t',
    '%h %{%Y-%m-%dT%k:%M%z}t',
    'LogFormat "%h %t',
  ];
  expect(formats.map((format) => problemOf(format)).join('\n')).toMatchInlineSnapshot(`
    "it is no format: it has neither a $variable of nginx nor a %directive of Apache → the names are combined, common, main, vhost_combined, combinedio, combined_us, upstream_time, upstreaminfo, json, ltsv
    $staus is no variable that is known → look at how it is spelt; one of your own, from map or set, stands as $ignored, and its values are not kept
    nothing stands between $remote_addr and $status → without a separator nobody can tell where one ends and the other begins
    the format holds no time → it needs $time_local, $time_iso8601 or $msec, or Apache’s %t
    escape=yaml is not known → it is default, json or none
    a quote is not closed (at character 17) → paste one log_format, from its name to its semicolon
    something follows the semicolon (at character 31) → paste one log_format, from its name to its semicolon
    the directive holds no format → log_format name '…';
    %y is no directive that is known → the directives are those of Apache’s mod_log_config and mod_logio
    %{%Y-%m-%d %H:%M:%S}t says no zone → set TIMEZONE to the zone of the server’s clock
    %{%H:%M:%S %z}t says no year → a time has its year, month, day, hour and minute, as %Y-%m-%dT%H:%M:%S%z
    %{%Y-%m-%dT%k:%M%z}t has %k, which is not read → the letters are Y m d e b h H M S F T R z a j
    the directive is not whole → paste one line: LogFormat "…" name"
  `);
});

test('a time without a zone is read by the clock of TIMEZONE', () => {
  expect(problemOf('%h %{%Y-%m-%d %H:%M:%S}t', 'Asia/Tokyo')).toBe('none');
});

test('a format that a line break goes through fits no line, and is refused before any is read', () => {
  expect(problemOf('$remote_addr [$time_local]\n"$request"')).toMatch(/^it holds a line break, and no line does/);
});
