# frozen_string_literal: true

require 'test/unit'
require 'json'
require 'support/committing'
require 'legacy_log/quarantine'
require 'legacy_log/sorter'
require 'legacy_log/streams'

# What becomes of records: lines of `access`, JSON of `event.**`, or entries of the quarantine.
class SorterTest < Test::Unit::TestCase
  include Committing

  Settings = Struct.new(:tag, :path, :file, :write, :format, :keys, :fields, :id_key, :keep_id, :line_limit,
                        keyword_init: true)
  DEFAULTS = { write: :append, format: :single_value, keys: %w[message log], fields: [], id_key: 'id', keep_id: true,
               line_limit: 20 }.freeze
  ARRIVED = 1_790_000_000.25

  def settings
    [Settings.new(**DEFAULTS, tag: 'access access.**', path: path('log'), file: 'access_log'),
     Settings.new(**DEFAULTS, tag: 'event.**', path: path('log'), file: 'event_log', format: :json, keep_id: false,
                              id_key: 'uuid', line_limit: 1000)]
  end

  def frame(bytes, tag: 'access', sender: '10.0.0.1', compressed: nil, fault: nil, at: ARRIVED)
    LegacyLog::Frame.new(tag, sender, at, compressed, bytes.b, fault).to_bytes
  end

  def pack(*events) = events.map { |event| factory.packer.write(event).full_pack.b }.join

  def factory = Fluent::MessagePackFactory.engine_factory

  # Sorts and commits; gives the counts.
  def sort(chunk, id: 'c1')
    zone = LegacyLog::Zone.new('+09:00')
    streams = LegacyLog::Streams.new(settings, zone)
    quarantine = LegacyLog::Quarantine.new(path('quarantine'), zone)
    batch = nil
    committer.run(id) do |given, pass|
      LegacyLog::Sorter.new(streams, quarantine, batch = given, pass, @log).take(chunk, 1_790_000_001)
    end
    batch.counts
  end

  def lines = File.exist?(path('log/access_log')) ? read('log/access_log').lines(chomp: true) : []

  def refused
    name = path('quarantine/quarantine.20260921.jsonl')
    File.exist?(name) ? File.readlines(name).map { |line| JSON.parse(line) } : []
  end

  GOOD = [1_790_000_000, { 'message' => 'good' }].freeze

  data(
    'seconds' => [1_790_000_000, { 'message' => 'x' }],
    "Fluentd's time" => [Fluent::EventTime.new(1_790_000_000, 5), { 'message' => 'x' }],
    'metadata beside the time' => [[Fluent::EventTime.new(1_790_000_000, 5), {}], { 'message' => 'x' }],
    'metadata with content' => [[1_790_000_000, { 'a' => 1 }], { 'message' => 'x' }],
    'no time' => [nil, { 'message' => 'x' }],
    '0' => [0, { 'message' => 'x' }],
    'the second key' => [1_790_000_000, { 'log' => 'x' }],
    'as many bytes as are allowed' => [1_790_000_000, { 'message' => 'x' * 20 }],
    'bytes that are no text' => [1_790_000_000, { 'message' => "\xff" }]
  )
  test('a record of each form becomes a line') do |event|
    counts = sort(frame(pack(event, GOOD)))
    assert_equal([event.last.values.first.b, 'good'], lines)
    assert_equal({ ReceivedRecords: 2, UnprotectedRecords: 2, WrittenLines: 2 }, counts)
    assert_equal([], refused)
  end

  data(
    'no key' => [[1_790_000_000, { 'msg' => 'x' }], 'no-line'],
    'empty' => [[1_790_000_000, { 'message' => '' }], 'no-line'],
    'null' => [[1_790_000_000, { 'message' => nil }], 'no-line'],
    'a map' => [[1_790_000_000, { 'message' => { 'a' => 1 } }], 'not-text'],
    'a number' => [[1_790_000_000, { 'message' => 5 }], 'not-text'],
    'a line break' => [[1_790_000_000, { 'message' => "a\nb" }], 'line-break'],
    'a carriage return' => [[1_790_000_000, { 'message' => "a\rb" }], 'line-break'],
    'a byte too many' => [[1_790_000_000, { 'message' => 'x' * 21 }], 'too-long'],
    'milliseconds' => [[1_790_000_000_000, { 'message' => 'x' }], 'time'],
    'a Float' => [[1_790_000_000.5, { 'message' => 'x' }], 'time'],
    'a text for a time' => [['now', { 'message' => 'x' }], 'time'],
    'three things for a time' => [[[1, 2, 3], { 'message' => 'x' }], 'time']
  )
  test('a record that is no line goes to the quarantine whole, and its neighbours do not notice') do |(event, reason)|
    counts = sort(frame(pack(GOOD, event, GOOD)))
    assert_equal(%w[good good], lines)
    assert_equal([[reason, event.last, 'access', '10.0.0.1', '2026-09-21T23:13:20.250+09:00']],
                 refused.map { |one| one.values_at('reason', 'record', 'tag', 'sender', 'at') })
    assert_equal({ ReceivedRecords: 3, UnprotectedRecords: 3, WrittenLines: 2, QuarantinedRecords: 1 }, counts)
  end

  data(
    'a text for a record' => [[1_790_000_000, 'x'], 'not-a-record'],
    'nil for a record' => [[1_790_000_000, nil], 'not-a-record'],
    'a pair of three' => [[1_790_000_000, {}, {}], 'malformed'],
    'a number' => [5, 'malformed'],
    'nil' => [nil, 'malformed'],
    'nothing in it' => [[], 'malformed']
  )
  test('what is no event goes to the quarantine as MessagePack, and its neighbours do not notice') do |(event, reason)|
    sort(frame(pack(GOOD, event, GOOD)))
    assert_equal(%w[good good], lines)
    assert_equal([[reason, pack(event)]], refused.map { |one| [one['reason'], one['raw'].unpack1('m0')] })
  end

  test('a thousand objects that are no events are one entry') do
    sort(frame(pack(GOOD) + ("\x01" * 1000) + pack(GOOD)))
    assert_equal([%w[good good], ["\x01" * 1000]], [lines, refused.map { |one| one['raw'].unpack1('m0') }])
    assert_equal('1000 of its objects are no pair of a time and a record', refused.first['detail'])
  end

  test('of a thousand refused records of a packet each has an entry, and those behind them share one') do
    bad = [1_790_000_000, { 'msg' => 'x' }]
    counts = sort(frame(pack(GOOD) + (pack(bad) * (LegacyLog::Sorter::APART + 2)) + pack(GOOD)) + frame(pack(bad)))
    assert_equal([%w[good good], LegacyLog::Sorter::APART + 3], [lines, counts[:QuarantinedRecords]])
    apart, together = refused.partition { |one| one.key?('record') }
    assert_equal([LegacyLog::Sorter::APART + 1, [['no-line', '2 more records of the same packet', pack(bad) * 2]]],
                 [apart.size, together.map { |one| [one['reason'], one['detail'], one['raw'].unpack1('m0')] }])
  end

  test('of a thousand events of a packet whose record is no map each has an entry, and those behind them share one') do
    counts = sort(frame(pack([1_790_000_000, 5]) * 1003))
    assert_equal([1001, 1003, '3 more records of the same packet', pack([1_790_000_000, 5]) * 3],
                 [refused.size, counts[:QuarantinedRecords], refused.last['detail'], refused.last['raw'].unpack1('m0')])
  end

  test('of ten thousand objects that are no events a packet is kept with its lines, of one more it is kept as it came') do
    sort(frame((pack(nil) * 10_000) + pack(GOOD)))
    assert_equal([['10000 of its objects are no pair of a time and a record'], ['good']], [refused.map { |one| one['detail'] }, lines])
    sort(frame(pack(GOOD) + (pack(nil) * 10_001) + pack(GOOD)), id: 'c2')
    assert_equal([pack(GOOD) + (pack(nil) * 10_001) + pack(GOOD)], refused.drop(1).map { |one| one['raw'].unpack1('m0') })
  end

  test('a packet that is cut off keeps its whole records') do
    sort(frame(pack(GOOD, GOOD).byteslice(0..-2)))
    assert_equal([%w[good], [['cut-off', pack(GOOD).byteslice(0..-2)]]],
                 [lines, refused.map { |one| [one['reason'], one['raw'].unpack1('m0')] }])
  end

  data(
    'bytes that are no text' => { 'msg' => "\xff" }, 'a key that is no text' => { 5 => 'x' },
    'a number without value' => { 'msg' => Float::NAN }, 'a time inside' => { 'msg' => Fluent::EventTime.new(1, 2) },
    'a type of another program' => { 'msg' => MessagePack::ExtensionValue.new(9, 'x') },
    'nested beyond what JSON is read to' => { 'msg' => 60.times.reduce('x') { |inner, _| [inner] } }
  )
  test('a record that JSON would change is kept as MessagePack') do |record|
    sort(frame(pack([1_790_000_000, record])))
    assert_equal([['no-line', pack(record)]], refused.map { |one| [one['reason'], one['raw']&.unpack1('m0')] })
  end

  test('what nobody asked for is kept with its tag') do
    sort(frame(pack(GOOD), tag: 'acess') + frame(pack(GOOD), tag: "\xff") + frame(pack(GOOD), tag: nil) + frame(pack(GOOD)))
    assert_equal([%w[good], ['acess', "\u{fffd}", nil], ['unknown-tag'] * 3],
                 [lines, refused.map { |one| one['tag'] }, refused.map { |one| one['reason'] }])
  end

  test('a tag goes to the first stream that takes it') do
    sort(frame(pack(GOOD), tag: 'access.a.b') + frame(pack([1_790_000_000, { 'uuid' => 'u', 'n' => 1 }]), tag: 'event.x'))
    assert_equal([%w[good], "{\"n\":1}\n"], [lines, read('log/event_log')])
  end

  test('a repeat is written once: in a packet, in a chunk, in the next one') do
    one = [1_790_000_000, { 'message' => 'a', 'id' => 's-1' }]
    two = [1_790_000_000, { 'message' => 'b', 'id' => 's-2' }]
    counts = sort(frame(pack(one, two, one)) + frame(pack(one)))
    assert_equal({ ReceivedRecords: 4, RepeatedRecords: 2, WrittenLines: 2, UnprotectedRecords: 0 }, counts)
    sort(frame(pack(two, one)), id: 'c2')
    assert_equal(%w[a b], lines)
  end

  test('a refused record that is sent again is in the quarantine once') do
    bad = [1_790_000_000, { 'msg' => 'a', 'id' => 's-1' }]
    sort(frame(pack(bad, bad)))
    sort(frame(pack(bad)), id: 'c2')
    assert_equal([['s-1']], [refused.map { |one| one['record']['id'] }])
  end

  test('a number is an id, a map is none') do
    sort(frame(pack(*[5, 5, { 'a' => 1 }, { 'a' => 1 }].map { |id| [1_790_000_000, { 'message' => 'x', 'id' => id }] })))
    assert_equal(%w[x x x], lines)
  end

  test('a compressed packet is one') do
    sort(frame(Zlib.gzip(pack(GOOD)) + Zlib.gzip(pack(GOOD)), compressed: 'gzip') + frame(pack(GOOD), compressed: 'text'))
    assert_equal(%w[good good good], lines)
  end

  data(
    'gzip that is none' => [{ bytes: 'abc', compressed: 'gzip' }, 'malformed'],
    'a bomb' => [{ bytes: Zlib.gzip("\xc0" * 40_000_000), compressed: 'gzip' }, 'too-long'],
    'another compression' => [{ bytes: 'abc', compressed: 'zstd' }, 'malformed'],
    'a message that nobody could take apart' => [{ bytes: 'abc', fault: 'its tag is no text' }, 'malformed']
  )
  test('a packet that cannot be taken apart is kept as it came, and the next one is written') do |(packet, reason)|
    bytes = packet.delete(:bytes)
    sort(frame(bytes, **packet) + frame(pack(GOOD)))
    assert_equal([%w[good], [[reason, bytes.b]]], [lines, refused.map { |one| [one['reason'], one['raw'].unpack1('m0')] }])
  end

  test('the beginning of a packet that a kill left is passed over, and those around it are written') do
    torn = frame(pack(GOOD)).byteslice(0..-2)
    sort(frame(pack(GOOD)) + torn + frame(pack(GOOD)) + torn)
    assert_equal([%w[good good], []], [lines, refused])
    assert_equal(['passed over the beginning of a packet that was not stored whole'] * 2, @log.texts)
  end

  { 'a map' => { 'v' => 2 }, 'a field more' => ['access', nil, ARRIVED, nil, '', nil, 1], 'no time' => ['access', nil, nil, nil, '', nil],
    'no bytes' => ['access', nil, ARRIVED, nil, nil, nil] }.each do |name, fields|
    test("a packet as another release has it, #{name}, is kept, and holds nothing up") do
      other = MessagePack.pack(fields)
      sort(frame(pack(GOOD)) + LegacyLog::Frame::SEAL.close(other) + frame(pack(GOOD)))
      assert_equal([%w[good good], [['unreadable', other]]], [lines, refused.map { |entry| [entry['reason'], entry['raw'].unpack1('m0')] }])
    end
  end

  test('a packet whose bytes have changed in the buffer is kept, and those around it are written') do
    damaged = frame(pack(GOOD)).tap { |bytes| bytes.setbyte(30, 0) }
    sort(frame(pack(GOOD)) + damaged + frame(pack(GOOD)))
    assert_equal([%w[good good], [['unreadable', damaged, '2026-09-21T23:13:21.000+09:00']]],
                 [lines, refused.map { |one| [one['reason'], one['raw'].unpack1('m0'), one['at']] }])
  end

  test('a format that fails with what nobody thought of costs one record') do
    broken = Object.new
    broken.define_singleton_method(:line) { |record, _| record['message'] == 'bad' ? raise(NoMethodError, 'x') : 'ok' }
    LegacyLog::Stream.class_eval { alias_method :kept_format, :format and define_method(:format) { broken } }
    sort(frame(pack(GOOD, [1_790_000_000, { 'message' => 'bad' }], GOOD)))
    assert_equal([%w[ok ok], ['it could not be made a line (NoMethodError)']], [lines, refused.map { |one| one['detail'] }])
  ensure
    LegacyLog::Stream.class_eval { alias_method :format, :kept_format and remove_method :kept_format }
  end

  test('the clock was set back by 45 days: lines that are right are none of the future, in another process too') do
    back = ARRIVED - (45 * 86_400)
    sort(frame(pack(GOOD)))
    sort(frame(pack(GOOD), at: back), id: 'c2')
    sort(frame(pack([1_790_000_001 + (31 * 86_400), { 'message' => 'x' }]), at: back), id: 'c3')
    assert_equal([%w[good good], 1], [lines, Dir[path('quarantine/*')].sum { |name| File.readlines(name).size }])
  end

  test('two streams that write one file are refused') do
    error = assert_raise(Fluent::ConfigError) do
      LegacyLog::Streams.new([settings.first, settings.first], LegacyLog::Zone.new('+09:00'))
    end
    assert_equal("two <stream> sections write #{path('log/access_log')}", error.message)
  end
end
