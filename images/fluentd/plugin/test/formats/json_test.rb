# frozen_string_literal: true

require 'json'
require 'test/unit'
require 'fluent/time'
require 'legacy_log/formats'

class JsonTest < Test::Unit::TestCase
  def line(record, **with) = LegacyLog::Formats.make('json', **with).line(record)

  data(
    'texts' => [{ 'a' => 'x', 'b' => '' }, '{"a":"x","b":""}'],
    'integers beyond 2^53' => [{ 'n' => 18_446_744_073_709_551_615, 'm' => -9_223_372_036_854_775_808 },
                               '{"n":18446744073709551615,"m":-9223372036854775808}'],
    'floats' => [{ 'a' => 0.1, 'b' => 1.0e+25, 'c' => 5.0e-324, 'd' => -0.0 }, '{"a":0.1,"b":1.0e+25,"c":5.0e-324,"d":-0.0}'],
    'nothing, true and false' => [{ 'a' => nil, 'b' => true, 'c' => false }, '{"a":null,"b":true,"c":false}'],
    'nested values' => [{ 'a' => { 'b' => [1, { 'c' => [] }, {}] } }, '{"a":{"b":[1,{"c":[]},{}]}}'],
    'a line break, a quote, a backslash, a tab' => [{ "a\nb" => "\"\\\t\r\n" }, '{"a\nb":"\"\\\\\t\r\n"}'],
    'controls' => [{ 'a' => "\0\x1f\b\f" }, '{"a":"\u0000\u001f\b\f"}'],
    'bytes that are no UTF-8' => [{ 'a' => "\xFF\xE3\"" }, "{\"a\":\"\xFF\xE3\\\"\"}"],
    'UTF-8 that came as bytes' => [{ 'a'.b => '東京'.b }, '{"a":"東京"}'],
    'a time, to the nanosecond' => [{ 'a' => Fluent::EventTime.new(1_764_133_200, 123_456_789) }, '{"a":"2025-11-26T05:00:00.123456789Z"}']
  )
  test('keeps') { |(record, expected)| assert_equal(expected.b, line(record)) }

  data('text' => 'a "b"', 'lines' => "a\nb", 'numbers' => 2**63, 'floats' => 1.0e+300 / 3, 'lists' => [1, [2, { 'c' => nil }]])
  test('reads back as the same value') { |value| assert_equal({ 'v' => value }, JSON.parse(line({ 'v' => value }))) }

  test('leaves the id out where asked, and only at the top') do
    assert_equal('{"a":{"id":2}}', line({ 'id' => 'x-1', 'a' => { 'id' => 2 } }, without: 'id'))
  end

  data(
    'NaN' => [{ 'a' => Float::NAN }, 'not-text'],
    'infinity, nested' => [{ 'a' => [Float::INFINITY] }, 'not-text'],
    'a key that is no text' => [{ 1 => 2 }, 'not-a-record'],
    'a nested key that is no text' => [{ 'a' => { nil => 2 } }, 'not-a-record'],
    'a type that nobody knows' => [{ 'a' => Object.new }, 'not-text'],
    'nothing' => [{}, 'no-line']
  )
  test('refuses') { |(record, reason)| assert_equal(reason, assert_raise(LegacyLog::Refused) { line(record) }.reason) }

  test('a refused record leaves nothing behind for the next') do
    format = LegacyLog::Formats.make('json')
    assert_raise(LegacyLog::Refused) { format.line({ 'a' => 1, 'b' => Float::NAN }) }
    assert_equal('{"a":1}', format.line({ 'a' => 1 }))
  end

  test('keys that a sender makes up fill no memory') do
    format = LegacyLog::Formats.make('json')
    1500.times { |n| format.line({ "k#{n}" => n }) }
    assert_equal(1000, format.instance_variable_get(:@writer).instance_variable_get(:@keys).size)
    assert_equal('{"k1400":1}', format.line({ 'k1400' => 1 }))
  end
end
