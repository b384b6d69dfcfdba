# frozen_string_literal: true

require 'test/unit'
require 'legacy_log/formats'

class SingleValueTest < Test::Unit::TestCase
  def line(record, keys = %w[message log]) = LegacyLog::Formats.make('single_value', keys: keys).line(record)

  def reason(record)
    line(record)
    nil
  rescue LegacyLog::Refused => e
    [e.reason, e.detail]
  end

  data(
    'a text' => [{ 'message' => 'GET /' }, 'GET /'],
    'Docker and FireLens write log' => [{ 'log' => 'GET /' }, 'GET /'],
    'the first key wins' => [{ 'log' => 'b', 'message' => 'a' }, 'a'],
    'a key without value is not there' => [{ 'message' => nil, 'log' => 'b' }, 'b'],
    'one line break at the end is the line\'s own' => [{ 'message' => "a\n" }, 'a'],
    'the end of a line of another system stays' => [{ 'message' => "a\r\n" }, "a\r"],
    'bytes that are no UTF-8 stay' => [{ 'message' => "\xE3\x81 \xFF" }, "\xE3\x81 \xFF".b],
    'UTF-8 stays' => [{ 'message' => '東京' }, '東京'.b],
    'a NUL, a tab and U+2028 make no line' => [{ 'message' => "a\0b\tc\u2028d" }, "a\0b\tc\u2028d".b],
    'quotes and backslashes stay' => [{ 'message' => 'a "b" \\c' }, 'a "b" \\c']
  )
  test('is the line as it was') { |(record, expected)| assert_equal(expected.b, line(record).b) }

  data(
    'no key' => [{ 'msg' => 'x' }, ['no-line', 'the record has no "message" or "log"']],
    'an empty record' => [{}, ['no-line', 'the record has no "message" or "log"']],
    'null' => [{ 'message' => nil }, ['no-line', 'the record has no "message" or "log"']],
    'an empty text' => [{ 'message' => '' }, ['no-line', '"message" or "log" is empty']],
    'only a line break' => [{ 'message' => "\n" }, ['no-line', '"message" or "log" is empty']],
    'a map' => [{ 'message' => { 'a' => 1 } }, ['not-text', '"message" or "log" is a map']],
    'a list' => [{ 'message' => ['a'] }, ['not-text', '"message" or "log" is a list']],
    'a number' => [{ 'message' => 5 }, ['not-text', '"message" or "log" is a number']],
    'true' => [{ 'message' => true }, ['not-text', '"message" or "log" is no text']],
    'a line break inside' => [{ 'message' => "a\nb" }, ['line-break', '"message" or "log" has a line break inside']],
    'two at the end' => [{ 'message' => "a\n\n" }, ['line-break', '"message" or "log" has a line break inside']],
    'a carriage return inside' => [{ 'message' => "a\rb" }, ['line-break', '"message" or "log" has a line break inside']],
    'a line break after bytes' => [{ 'message' => "\xFF\nb" }, ['line-break', '"message" or "log" has a line break inside']]
  )
  test('refuses what is no line') { |(record, expected)| assert_equal(expected, reason(record)) }
end
