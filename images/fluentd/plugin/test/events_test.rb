# frozen_string_literal: true

require 'test/unit'
require 'fluent/env'
require 'legacy_log/events'

class EventsTest < Test::Unit::TestCase
  A = [1, { 'message' => 'a' }].freeze
  B = [2, { 'message' => 'bb' }].freeze
  BYTES_A = "\x92\x01\x81\xa7message\xa1a".b
  BYTES_B = "\x92\x02\x81\xa7message\xa2bb".b
  NIL = "\xc0".b
  # Deeper than the library goes, well-formed.
  DEEP = ("\x91".b * 1000) + "\xc0".b

  def of(bytes)
    LegacyLog::Events.to_enum(:each, bytes).map { |one| one.is_a?(LegacyLog::Events::Broken) ? [one.reason, one.raw] : one }
  end

  test('events come as they were packed') { assert_equal([A, B], of(BYTES_A + BYTES_B)) }
  test('of nothing there is nothing') { assert_equal([], of(''.b)) }

  (1...BYTES_B.bytesize).each do |length|
    test("a packet that ends after #{length} bytes of its last event keeps the first, and what is left as it came") do
      assert_equal([A, ['cut-off', BYTES_B.byteslice(0, length)]], of(BYTES_A + BYTES_B.byteslice(0, length)))
    end
  end

  [0, 1, 981, 982, 983, 999, 1000, 1001, 2500].each do |count|
    test("behind #{count} events a cut one is found, and none of them comes twice") do
      assert_equal(([A] * count) + [['cut-off', BYTES_B.byteslice(0, 13)]], of((BYTES_A * count) + BYTES_B.byteslice(0, 13)))
      assert_equal(([A] * count) + [['malformed', DEEP]] + [B], of((BYTES_A * count) + DEEP + BYTES_B))
      assert_equal([A] * count, of(BYTES_A * count))
    end
  end

  test('millions of objects are never all there at once') do
    most = 0
    seen = 0
    LegacyLog::Events.each("\x80".b * 1_000_000) do |_|
      seen += 1
      most = [most, GC.stat(:heap_live_slots)].max if (seen % 10_000).zero?
    end
    assert_equal(1_000_000, seen)
    assert_compare(most, '<', 900_000)
  end

  # A packet so large that one event is there at a time.
  LARGE = [3, { 'message' => 'x' * 1_048_576 }].freeze
  BYTES_LARGE = MessagePack.pack(LARGE).b

  test('of a large packet the events are the same, and what is wrong is found where it is') do
    assert_equal([A, LARGE, B], of(BYTES_A + BYTES_LARGE + BYTES_B))
    assert_equal([A, LARGE, ['cut-off', BYTES_B.byteslice(0, 13)]], of(BYTES_A + BYTES_LARGE + BYTES_B.byteslice(0, 13)))
    assert_equal([LARGE, A, ['malformed', DEEP], B], of(BYTES_LARGE + BYTES_A + DEEP + BYTES_B))
    assert_equal([LARGE, ['malformed', "\xc1".b + BYTES_B]], of(BYTES_LARGE + "\xc1".b + BYTES_B))
  end

  # A list of so many empty maps as the record's one value: with time, record, key and list four values more.
  def heavy(values) = "\x92\x01\x81\xa1a".b + [0xdd, values - 5].pack('CN') + ("\x80".b * (values - 5))

  test('an event of a hundred thousand values is read, and one of a value more is kept as it came') do
    assert_equal(99_995, of(heavy(100_000) + BYTES_LARGE).first[1]['a'].size)
    assert_equal([A, ['malformed', heavy(100_001)], B, LARGE], of(BYTES_A + heavy(100_001) + BYTES_B + BYTES_LARGE))
  end

  test('behind an event of too many values a cut is found') do
    assert_equal([LARGE, ['malformed', heavy(100_001)], ['cut-off', "\x92".b]], of(BYTES_LARGE + heavy(100_001) + "\x92".b))
    assert_equal([LARGE, ['malformed', DEEP], ['malformed', heavy(100_001)]], of(BYTES_LARGE + DEEP + heavy(100_001)))
  end

  test('nil among the events is no end') { assert_equal([A, nil, B], of(BYTES_A + NIL + BYTES_B)) }
  test('nil before a cut does not hide the cut') do
    assert_equal([A, nil, ['cut-off', BYTES_B.byteslice(0, 9)]], of(BYTES_A + NIL + BYTES_B.byteslice(0, 9)))
  end

  test('nil behind the events is one more object') { assert_equal([A, nil], of(BYTES_A + NIL)) }

  test('an event that is nested deeper than anybody reads does not touch those around it') do
    assert_equal([A, ['malformed', DEEP], B], of(BYTES_A + DEEP + BYTES_B))
  end

  test('behind a byte that begins no object nothing can be read, and what was before it is kept') do
    assert_equal([A, ['malformed', "\xc1".b + BYTES_B]], of(BYTES_A + "\xc1".b + BYTES_B))
  end

  test('a length of four gigabytes is a packet that is cut off, and takes no memory') do
    { 'text' => "\xdb", 'bytes' => "\xc6", 'a list' => "\xdd", 'a map' => "\xdf", 'a type' => "\xc9" }.each do |name, head|
      bytes = "#{head}\xff\xff\xff\xffabc".b
      assert_equal([A, ['cut-off', bytes]], of(BYTES_A + bytes), name)
    end
  end

  test('a type of another program is kept as it is') do
    found = of("\xd4\x05x".b)
    assert_equal([MessagePack::ExtensionValue.new(5, 'x')], found)
  end

  test("Fluentd's own time is a time, and one of another length is malformed") do
    assert_equal([[Fluent::EventTime.new(1, 2), {}]], of("\x92\xd7\x00\x00\x00\x00\x01\x00\x00\x00\x02\x80".b))
    bytes = "\x92\xc7\x03\x00abc\x80".b
    assert_nothing_raised { of(bytes) }
  end

  test('the end of each kind of object is found') do
    [nil, true, 1, 200, -1, -200, 70_000, -70_000, 2**40, -(2**40), 2**64 - 1, 1.5, 'a' * 31, 'a' * 255, 'a' * 65_535,
     'a' * 65_536, 'b'.b * 255, 'b'.b * 65_535, 'b'.b * 65_536, [1] * 15, [1] * 16, [1] * 65_536,
     (0...15).to_h { |n| [n, n] }, (0...16).to_h { |n| [n, n] }, (0...65_536).to_h { |n| [n, n] }, [[[{ 'a' => [1] }]]],
     MessagePack::ExtensionValue.new(1, 'a'), MessagePack::ExtensionValue.new(1, 'ab'),
     MessagePack::ExtensionValue.new(1, 'abcd'), MessagePack::ExtensionValue.new(1, 'a' * 8),
     MessagePack::ExtensionValue.new(1, 'a' * 16), MessagePack::ExtensionValue.new(1, 'a' * 255),
     MessagePack::ExtensionValue.new(1, 'a' * 65_535), MessagePack::ExtensionValue.new(1, 'a' * 65_536)].each do |value|
      bytes = MessagePack.pack(value).b
      assert_equal(bytes.bytesize, LegacyLog::MessagePackEnd.of(bytes, 0))
      assert_equal(:cut, LegacyLog::MessagePackEnd.of(bytes.byteslice(0, bytes.bytesize - 1), 0))
    end
  end

  test('a single precision number ends where it ends') do
    assert_equal(5, LegacyLog::MessagePackEnd.of("\xca\x00\x00\x00\x00".b, 0))
  end
end
