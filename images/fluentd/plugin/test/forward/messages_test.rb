# frozen_string_literal: true

require 'test/unit'
require 'zlib'
require_relative '../support/collector'

# What becomes of each kind of message over a real socket: kept and acknowledged, or refused with words and neither.
class MessagesTest < Test::Unit::TestCase
  EVENT = [1_764_133_200, { 'message' => 'x' }].freeze
  TIME = Fluent::EventTime.new(1_764_133_200, 5)
  ACK = { 'chunk' => 'c1' }.freeze
  FAULTS = { true => 'a message without a record', false => 'a message whose tag is no text, or too long' }.freeze

  def self.pack(*values) = values.map { |it| Fluent::MessagePackFactory.msgpack_packer.write(it).full_pack }.join
  def pack(*values) = self.class.pack(*values)

  class << self
    attr_reader :collector

    def startup = @collector = Collector.new('').start
    def shutdown = @collector.stop
  end

  def setup = collector.fresh
  def collector = self.class.collector

  def one(message)
    sender = collector.connect
    sender.say(message)
    [sender.answer, collector.router.all]
  end

  data(
    'PackedForward' => [['a.b', pack(EVENT, EVENT), ACK.merge('size' => 2)], pack(EVENT, EVENT), 2],
    'PackedForward as text' => [['a.b', pack(EVENT).force_encoding('UTF-8'), ACK], pack(EVENT), 1],
    'PackedForward with nothing in it' => [['a.b', '', ACK], '', 1],
    'PackedForward with bytes that are no events' => [['a.b', 'GET /', ACK], 'GET /', 1],
    'PackedForward with a size that is no number' => [['a.b', pack(EVENT), ACK.merge('size' => 'x')], pack(EVENT), 1],
    'PackedForward in no compression by name' => [['a.b', pack(EVENT), ACK.merge('compressed' => 'text')], pack(EVENT), 1],
    'Forward' => [['a.b', [EVENT, EVENT], ACK], pack(EVENT, EVENT), 2],
    'Forward with sixteen events and more' => [['a.b', [EVENT] * 20, ACK], pack(EVENT) * 20, 20],
    'Forward with 65,536 events' => [['a.b', [1] * 65_536, ACK], pack(1) * 65_536, 65_536],
    'Forward with nothing in it' => [['a.b', [], ACK], '', 0],
    'Forward with metadata beside the time' => [['a.b', [[[TIME, {}], { 'log' => 'x' }]], ACK], pack([[TIME, {}], { 'log' => 'x' }]), 1],
    'Forward with events that are none' => [['a.b', [nil, 5, [1], EVENT], ACK], pack(nil, 5, [1], EVENT), 4],
    'Message' => [['a.b', *EVENT, ACK], pack(EVENT), 1],
    'Message with a time in nanoseconds' => [['a.b', TIME, { 'm' => 'x' }, ACK], pack([TIME, { 'm' => 'x' }]), 1],
    'Message without time' => [['a.b', nil, { 'm' => 'x' }, ACK], pack([nil, { 'm' => 'x' }]), 1],
    'Message with a broken time' => [['a.b', true, { 'm' => 'x' }, ACK], pack([true, { 'm' => 'x' }]), 1],
    'Message with a type that nobody knows' => [
      ['a.b', MessagePack::ExtensionValue.new(-1, 'abcd'), { 'm' => MessagePack::ExtensionValue.new(9, 'x') }, ACK],
      pack([MessagePack::ExtensionValue.new(-1, 'abcd'), { 'm' => MessagePack::ExtensionValue.new(9, 'x') }]), 1
    ],
    'an acknowledgement asked for by a number' => [['a.b', [EVENT], { 'chunk' => 7 }], pack(EVENT), 1, 7]
  )
  test('is handed on as it came, and acknowledged') do |(message, entries, size, chunk)|
    answer, taken = one(message)
    assert_equal({ 'ack' => chunk || 'c1' }, answer)
    assert_equal([Collector::Router::Taken.new('a.b', entries.b, nil, '127.0.0.1', nil, size)], taken)
  end

  test('CompressedPackedForward is handed on as it came') do
    gzip = Zlib.gzip(pack(EVENT))
    answer, taken = one(['a.b', gzip, ACK.merge('compressed' => 'gzip')])
    assert_equal([{ 'ack' => 'c1' }, ['gzip', gzip]], [answer, [taken[0].compressed, taken[0].entries]])
  end

  data(
    'a nil tag' => [nil, pack(EVENT), ACK],
    'a tag that is a number' => [5, *EVENT, ACK],
    'a tag that is a list' => [['a'], [EVENT], ACK],
    'a tag that is no UTF-8' => ["\xff".b, [EVENT], ACK],
    'a tag longer than any' => ['a' * 1025, [EVENT], ACK],
    'an event without record' => ['a.b', 1_764_133_200, nil, ACK],
    'an event whose record is a text' => ['a.b', 1_764_133_200, 'x', ACK],
    'an event whose record is a list' => ['a.b', 1_764_133_200, ['x'], ACK],
    'a record in the place of the time' => ['a.b', { 'm' => 'x' }, ACK],
    'nothing but the wish for an acknowledgement' => [ACK],
    'a longer list' => ['a.b', 1, 2, 3, ACK, 5]
  )
  test('is kept whole with its fault, and acknowledged') do |message|
    answer, taken = one(message)
    assert_equal({ 'ack' => 'c1' }, answer)
    assert_equal([Collector::Router::Taken.new('legacy_log.malformed', pack(message), nil, '127.0.0.1', FAULTS.fetch(message[0] == 'a.b'), 1)], taken)
  end

  test('a tag of the length that is the longest is a tag') do
    assert_equal('a' * 1024, one(['a' * 1024, [EVENT], ACK])[1][0].tag)
  end

  data('no options' => ['a.b', [EVENT]], 'empty options' => ['a.b', [EVENT], {}], 'options of another kind' => ['a.b', [EVENT], 5],
       'a list of no length' => [], 'nil as acknowledgement' => ['a.b', *EVENT, { 'chunk' => nil }])
  test('without wish for an acknowledgement none is given, and the connection goes on') do |message|
    sender = collector.connect
    sender.say(message).say(nil).say(['next', [EVENT], { 'chunk' => 'c2' }])
    assert_equal({ 'ack' => 'c2' }, sender.answer)
    assert_equal(2, collector.router.all.size)
  end

  data(
    'a text' => ['x', /what came is no message of the forward protocol but a string \(from 127\.0\.0\.1\)/],
    'a map' => [{ 'a' => 1 }, /no message of the forward protocol but a hash/],
    'a compression that nobody has here' => [
      ['a.b', 'x', { 'chunk' => 'c1', 'compressed' => 'zstd' }],
      /the compression "zstd" is none that is understood here: send gzip, or none \(from 127\.0\.0\.1\)/
    ],
    'a packet that the buffer has no room for' => [['full', [EVENT], ACK], /a packet of 127\.0\.0\.1 was not stored: buffer space has too many data/],
    'a packet that comes to no output' => [['lost', [EVENT], ACK], /a packet of 127\.0\.0\.1 was not stored: no output took it/],
    'a packet that something raises at' => [['broken', [EVENT], ACK], /a packet of 127\.0\.0\.1 was not stored: the disk is gone \(RuntimeError\)/]
  )
  test('is refused with words, never acknowledged, and the connection closed') do |(message, words)|
    answer, taken = one(message)
    assert_equal([Sender::CLOSED, []], [answer, taken])
    assert_equal(1, collector.logs.grep(words).size, collector.logs.inspect)
    assert_equal(1, collector.logs.grep(/\[warn\]|\[error\]/).size, collector.logs.inspect)
    assert_equal([1, 0], collector.input.counts.to_h.values_at(:RefusedPackets, :AckedPackets).map(&:to_i))
  end

  data('HTTP' => "GET / HTTP/1.1\r\nHost: x\r\n\r\n", 'TLS' => "\x16\x03\x01\x02\x00\x01", 'a byte that MessagePack has not' => "\xc1",
       'broken JSON' => '[1,}]', 'JSON that is no message' => '{"a":1}')
  test('bytes of something else: one line in the log, and the connection closed') do |bytes|
    assert_equal(Sender::CLOSED, collector.connect.send(bytes.b).answer)
    assert_equal(1, collector.logs.grep(/\[warn\]/).size, collector.logs.inspect)
    assert_equal([], collector.router.all)
  end

  test('JSON is understood and answered in JSON') do
    sender = collector.connect
    sender.send('["a.b",1764133200,{"message":"x"},{"chunk":"c1"}]')
    assert_equal('{"ack":"c1"}', sender.line)
    sender.send('["a.b",[[1764133200,{"message":"x"}]],{"chunk":"c2"}]')
    assert_equal('{"ack":"c2"}', sender.line)
    assert_equal([pack(EVENT)] * 2, collector.router.all.map(&:entries))
  end

  test('what was stored before something unreadable is acknowledged') do
    sender = collector.connect
    sender.send(pack(['a.b', [EVENT], ACK]) + "\xc1".b)
    assert_equal([{ 'ack' => 'c1' }, Sender::CLOSED], [sender.answer, sender.answer])
  end

  test('what follows a packet that was refused is not taken: the order stays') do
    sender = collector.connect
    sender.send(pack(['a.b', [EVENT], ACK], ['full', [EVENT], { 'chunk' => 'c2' }], ['a.b', [EVENT], { 'chunk' => 'c3' }]))
    assert_equal([{ 'ack' => 'c1' }, Sender::CLOSED], [sender.answer, sender.answer])
    assert_equal(1, collector.router.all.size)
  end
end
