# frozen_string_literal: true

require 'msgpack'
require 'test/unit'
require 'fluent/time'
require 'legacy_log/forward/json_reader'
require 'legacy_log/forward/msgpack_reader'

class ReadersTest < Test::Unit::TestCase
  def read(reader, *parts)
    found = []
    parts.each { |part| reader.feed(part.b) { |message| found << message } }
    found
  end

  def json(*parts) = read(LegacyLog::Forward::JsonReader.new, *parts)
  def msgpack(*parts) = read(LegacyLog::Forward::MsgpackReader.new, *parts)

  data(
    'one' => [['["a",1,{"m":"x"}]'], [['a', 1, { 'm' => 'x' }]]],
    'two in one read, with spaces between' => [["[1]\n [2]"], [[1], [2]]],
    'brackets and quotes in texts' => [['["]}\\"[",{"k":"\\\\"}]'], [[']}"[', { 'k' => '\\' }]]],
    'UTF-8' => [['["東"]'], [['東']]],
    'unfinished' => [['["a",[1'], []]
  )
  test('json') { |(parts, expected)| assert_equal(expected, json(*parts)) }

  test('json cut at each byte is the same') do
    text = '["a\\"]",{"k":["\\\\",{}]}]["b"]'
    (1...text.bytesize).each do |at|
      assert_equal([['a"]', { 'k' => ['\\', {}] }], ['b']], json(text.byteslice(0, at), text.byteslice(at..)), "cut at #{at}")
    end
  end

  data('no JSON' => '{a:1}', 'closed before it began' => ']', 'too deep' => "#{'[' * 200}#{']' * 200}")
  test('json that is none is said') { |text| assert_raise(LegacyLog::Forward::Unreadable) { json(text) } }

  test('msgpack cut at each byte is the same') do
    bytes = ['a', [[1, { 'm' => 'x' * 40 }]]].to_msgpack + [nil, 'b'.b].to_msgpack
    (1...bytes.bytesize).each do |at|
      assert_equal([['a', [[1, { 'm' => 'x' * 40 }]]], [nil, 'b']], msgpack(bytes.byteslice(0, at), bytes.byteslice(at..)), "cut at #{at}")
    end
  end

  test('a type that nobody registered stays what it is') do
    assert_equal([[MessagePack::ExtensionValue.new(77, 'abc')]], msgpack([MessagePack::ExtensionValue.new(77, 'abc')].to_msgpack))
  end

  data('a reserved byte' => "\xc1", 'too deep' => "#{"\x91" * 300}\xc0")
  test('msgpack that is none is said') { |bytes| assert_raise(LegacyLog::Forward::Unreadable) { msgpack(bytes) } }

  test('a message of a million values is read, one of a value more is refused before it is') do
    list = [0xdd, 999_999].pack('CN') + ("\xc0".b * 999_999)
    assert_equal(999_999, msgpack(list).first.size)
    fault = assert_raise(LegacyLog::Forward::Unreadable) { msgpack([0xdd, 1_000_000].pack('CN') + ("\xc0".b * 1_000_000)) }
    assert_equal('a message has more than 1000000 values: nothing of it was stored', fault.message)
  end

  test('what was whole before something unreadable is taken, and what is left is none of it') do
    found = []
    reader = LegacyLog::Forward::MsgpackReader.new
    assert_raise(LegacyLog::Forward::Unreadable) { reader.feed("\x91\x01\x91\x02\xc1".b) { |message| found << message } }
    assert_equal([[1], [2]], found)
  end

  data('a text' => "\xdb\xff\xff\xff\xff", 'a list' => "\xdd\xff\xff\xff\xff", 'a map' => "\xdf\xff\xff\xff\xff", 'bytes' => "\xc6\xff\xff\xff\xff",
       'a type' => "\xc9\xff\xff\xff\xff\x07")
  test('an announcement of four gigabytes takes no memory and ends no thread') do |bytes|
    before = resident
    begin
      assert_equal([], msgpack(bytes, 'x' * 1000))
    rescue LegacyLog::Forward::Unreadable
      nil
    end
    assert_operator(resident - before, :<, 100_000)
  end

  def resident = File.read('/proc/self/status')[/VmRSS:\s+(\d+)/, 1].to_i
end
