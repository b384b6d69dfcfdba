# frozen_string_literal: true

require 'csv'
require 'test/unit'
require 'fluent/time'
require 'legacy_log/formats'

class FieldsTest < Test::Unit::TestCase
  def line(format, record, **with) = LegacyLog::Formats.make(format, **with).line(record)

  data(
    'values in the record\'s order' => [{ 'b' => 'x', 'a' => 2 }, "b:x\ta:2"],
    'a tab and line breaks make no other field and no other row' => [{ 'a' => "1\tb:2\r\nc:3" }, 'a:1\x09b:2\x0D\x0Ac:3'],
    'a colon and a tab in a label' => [{ "a:b\tc" => '1' }, 'a\x3Ab\x09c:1'],
    'nothing' => [{ 'a' => nil }, 'a:'],
    'a map' => [{ 'a' => { 'b' => "\t" } }, 'a:{"b":"\t"}'],
    'bytes' => [{ 'a' => "\xFF" }, "a:\xFF"],
    'large numbers' => [{ 'a' => 2**64 - 1, 'b' => 0.1 }, "a:18446744073709551615\tb:0.1"]
  )
  test('ltsv') { |(record, expected)| assert_equal(expected.b, line('ltsv', record)) }

  test('ltsv writes the named fields in their order and leaves out what the record lacks') do
    assert_equal("c:3\ta:1", line('ltsv', { 'a' => 1, 'b' => 2, 'c' => 3 }, fields: %w[c x a]))
  end

  test('ltsv leaves the id out where asked, but not where it is named') do
    record = { 'id' => 'x-1', 'a' => 1 }
    assert_equal('a:1', line('ltsv', record, without: 'id'))
    assert_equal("id:x-1\ta:1", line('ltsv', record, without: 'id', fields: %w[id a]))
  end

  data(
    'plain' => [{ 'a' => 'x', 'b' => 1 }, 'x,1'],
    'a comma, quotes' => [{ 'a' => 'x,"y"', 'b' => '' }, '"x,""y""",'],
    'spaces at the edges' => [{ 'a' => ' x', 'b' => 'y ' }, '" x","y "'],
    'a missing field' => [{ 'b' => true }, ',true'],
    'a line break makes no row' => [{ 'a' => "x\ny", 'b' => "\r" }, 'x\x0Ay,\x0D'],
    'a list' => [{ 'a' => [1, 'b'], 'b' => nil }, '"[1,""b""]",'],
    'a time' => [{ 'a' => Fluent::EventTime.new(0, 5), 'b' => 0 }, '1970-01-01T00:00:00.000000005Z,0'],
    'bytes' => [{ 'a' => "\xFF,", 'b' => '東' }, "\"\xFF,\",東"]
  )
  test('csv') { |(record, expected)| assert_equal(expected.b, line('csv', record, fields: %w[a b])) }

  test('csv reads back') do
    record = { 'a' => 'x "y", z', 'b' => ' \\ ', 'c' => '' }
    assert_equal([record.values], CSV.parse(line('csv', record, fields: %w[a b c])).map { |row| row.map(&:to_s) })
  end

  test('tsv: a tab makes no field') do
    assert_equal("x\\x09y\t\t\"z\"", line('tsv', { 'a' => "x\ty", 'c' => '"z"' }, fields: %w[a b c]))
  end

  data('csv' => 'csv', 'tsv' => 'tsv', 'ltsv' => 'ltsv')
  test('refuses a record that has none of the fields') do |format|
    error = assert_raise(LegacyLog::Refused) { line(format, { 'c' => 1 }, fields: %w[a b]) }
    assert_equal(['no-line', 'the record has none of a, b'], [error.reason, error.detail])
  end

  data('csv' => 'csv', 'tsv' => 'tsv', 'ltsv' => 'ltsv')
  test('refuses a number that is none') do |format|
    assert_raise(LegacyLog::Refused) { line(format, { 'a' => Float::NAN }, fields: %w[a]) }
  end
end
