import { expect, test } from 'vitest';
import { filterFields } from '../../../../src/verify/logs/filterFields.ts';

test.each([
  { filter: 'status < 500', compared: ['status'] },
  { filter: 'status<500and path="/a"', compared: ['status', 'path'] },
  { filter: '(a = 1 or b = 2) and not c = 3', compared: ['a', 'b', 'c'] },
  { filter: 'request.path like /^\\/api\\/(v1|v2)/', compared: ['request.path'] },
  { filter: 'items.0.id = 7 and items.1.id != 8', compared: ['items.0.id', 'items.1.id'] },
  { filter: '`http-path` = "x" and `a | b` = 1', compared: ['http-path', 'a | b'] },
  { filter: 'name = "status < 500 and other"', compared: ['name'] },
  { filter: "name = 'it\\'s other' and a = 1", compared: ['name', 'a'] },
  { filter: 'name like /status \\/ "other/ and a = 1', compared: ['name', 'a'] },
  { filter: 'name =~ /(?i)other/', compared: ['name'] },
  { filter: 'name not like /other/', compared: ['name'] },
  { filter: 'a / b > 2 and c / d > 3', compared: ['a', 'b', 'c', 'd'] },
  { filter: 'status in [404, 500, other]', compared: ['status', 'other'] },
  { filter: 'status not in [404]', compared: ['status'] },
  { filter: 'strlen(path) > 10 and tolower( user.name ) = "ann"', compared: ['path', 'user.name'] },
  { filter: 'abs(a - b) ^ 2 > 1.5e3', compared: ['a', 'b'] },
  { filter: 'status < 500 # and other = 1\nand path = "/"', compared: ['status', 'path'] },
  { filter: 'STATUS < 500 AND NOT status IN [1]', compared: ['STATUS', 'status'] },
  { filter: '@message like "x" and @logStream = "a" and @requestId = "b"', compared: ['@requestId'] },
  { filter: 'datefloor(@timestamp, 5m) > 0', compared: [] },
  { filter: 'ok = true and no = false', compared: ['ok', 'no'] },
  { filter: 'and_more = 1 and order = 2', compared: ['and_more', 'order'] },
])('$filter compares $compared', ({ filter, compared }) => {
  expect(filterFields(filter)).toEqual({ compared, asked: [] });
});

test.each([
  { filter: 'ispresent(status) and status < 500', compared: [], asked: ['status'] },
  { filter: 'not ispresent( debug ) and status < 500', compared: ['status'], asked: ['debug'] },
  { filter: 'isempty(a) or isBlank(b) or c = 1', compared: ['c'], asked: ['a', 'b'] },
  { filter: 'coalesce(a, tolower(b)) = "x" and c = 1', compared: ['c'], asked: ['a', 'b'] },
  { filter: 'ispresent (a) and (b = 1)', compared: ['b'], asked: ['a'] },
  { filter: 'ispresent(`http-path`) and `http-path` = "/"', compared: [], asked: ['http-path'] },
])('$filter asks after $asked', ({ filter, compared, asked }) => {
  expect(filterFields(filter)).toEqual({ compared, asked });
});

test('no filter names nothing, and what is no expression at all does no harm', () => {
  expect(filterFields(undefined)).toEqual({ compared: [], asked: [] });
  expect(filterFields(')))" a `b ((( \u0000 é')).toEqual({ compared: ['a'], asked: [] });
});
