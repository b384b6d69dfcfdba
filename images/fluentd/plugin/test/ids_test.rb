# frozen_string_literal: true

require 'test/unit'
require 'msgpack'
require 'legacy_log/ids'

class IdsTest < Test::Unit::TestCase
  KEY = "\x01".b * 16

  def ids(**settings) = LegacyLog::Ids.new(horizon: 1000, key: KEY, **settings)

  # What is new of these, in one pass that is then remembered, under one tag.
  def take(ids, *texts, tag: 'app.access')
    pass = ids.pass
    pass.scope = tag
    new = texts.map { |text| pass.new?(text) }
    delta = pass.delta
    ids.merge(delta['ids'], delta['hashes'])
    new
  end

  def bounds(ids) = ids.snapshot['ids'].values

  data(
    'numbers in their order' => [%w[a-0 a-1 a-2 a-2 a-1], [true, true, true, false, false]],
    'numbers in any order' => [%w[a-5 a-2 a-9 a-3 a-5 a-4], [true, true, true, true, false, true]],
    'two senders' => [%w[a-1 b-1 a-1 b-1 b-2], [true, true, false, false, true]],
    'a sender with a dash' => [%w[a-b-1 a-b-1 a-1], [true, false, true]],
    'other texts' => [%w[x y x], [true, true, false]],
    'a number with a zero before it is another text' => [%w[a-1 a-01 a-1 a-01], [true, true, false, false]],
    'a number of sixteen digits is a text' => [%w[a-1234567890123456 a-1234567890123456], [true, false]],
    'the largest number' => [%w[a-999999999999999 a-999999999999999], [true, false]],
    'a span' => [%w[a-0+50 a-50+10 a-0+50 a-50+10], [true, true, false, false]],
    'a span of which only a part is known is new' => [%w[a-0+50 a-40+20 a-40+20], [true, true, false]],
    'a number behind a span that reached into what is known' => [%w[a-10 a-11 a-5+5 a-10 a-12], [true, true, true, false, true]],
    'a number that the span before it ended inside' => [%w[a-10+10 a-5+10 a-15], [true, true, false]],
    'a span of none is a text' => [%w[a-5+0 a-5+0 a-5], [true, false, true]],
    'bytes that are no text' => [["\xff-1", "\xff-1", "\xfe-1"], [true, false, true]],
    'text that is not ASCII' => [['é-1', 'é-1', 'é-1'.b], [true, false, false]],
    'a sender of 64' => [["#{'a' * 64}-1", "#{'a' * 64}-1"], [true, false]],
    'a sender of 65 is a text' => [["#{'a' * 65}-1", "#{'a' * 65}-1"], [true, false]]
  )
  test('know what came before, in one chunk and in one after another') do |(texts, expected)|
    assert_equal(expected, take(ids, *texts))
    known = ids
    assert_equal(expected, texts.flat_map { |text| take(known, text) })
  end

  test('a sequence is one interval') do
    known = ids
    take(known, *(0...500).map { |n| "a-#{n}" })
    take(known, *(500...1000).map { |n| "a-#{n}" })
    assert_equal([[0, 1000]], bounds(known))
  end

  test('a gap is where something is missing') do
    known = ids
    take(known, 'a-1', 'a-2', 'a-7')
    assert_equal([[1, 3, 7, 8]], bounds(known))
  end

  test('the same id under another tag is another line') do
    known = ids
    assert_equal([true, true], take(known, 'a-1', 'x'))
    assert_equal([true, true], take(known, 'a-1', 'x', tag: 'app.error'))
    assert_equal([false, false], take(known, 'a-1', 'x', tag: 'app.error'))
  end

  test('a pass that is not merged is forgotten') do
    known = ids
    pass = known.pass
    pass.scope = 'app.access'
    pass.new?('a-1')
    assert_equal([true], take(known, 'a-1'))
  end

  test('what is an id: a text of 1 to 512 bytes') do
    pass = ids.pass
    found = ['', 'a', 'a' * 512, 'a' * 513, 5, nil, ['a']].map { |value| pass.id?(value) }
    assert_equal([false, true, true, false, false, false, false], found)
  end

  test('a text is remembered while no more than the horizon came behind it') do
    known = ids(intervals: 10)
    take(known, 'first')
    take(known, *(0...999).map { |n| "n#{n}" })
    assert_equal([false], take(known, 'first'))
    take(known, *(1000...2001).map { |n| "n#{n}" })
    assert_equal([true], take(known, 'first'))
  end

  test('the sender that was silent for the longest time is forgotten first, and counted') do
    known = ids(intervals: 3)
    take(known, 'a-1', 'b-1', 'c-1')
    take(known, 'a-2')
    assert_equal(0, known.forgotten)
    take(known, 'd-1')
    assert_equal(1, known.forgotten)
    assert_equal([false, false, true], take(known, 'a-1', 'c-1', 'b-1'))
  end

  test('of one sender the lowest intervals are forgotten at its limit') do
    limit = LegacyLog::Ids::SENDER_INTERVALS
    known = ids(intervals: limit * 2)
    take(known, *(0...limit).map { |n| "a-#{n * 2}" })
    assert_equal([false], take(known, 'a-0'))
    take(known, "a-#{limit * 2}")
    assert_equal(1, known.forgotten)
    assert_equal([true, false], take(known, 'a-0', 'a-2'))
  end

  test('a name longer than is remembered is told from another one all the same') do
    known = ids
    assert_equal([true, false], take(known, 'a-1', 'a-1', tag: 'x' * 300))
    assert_equal([true], take(known, 'a-1', tag: "#{'x' * 299}y"))
  end

  test('a snapshot is everything') do
    known = ids
    take(known, 'a-1', 'a-2', 'b-9', 'x', *(0...1500).map { |n| "n#{n}" })
    other = LegacyLog::Ids.new(horizon: 1000, key: 'another')
    other.restore(MessagePack.unpack(MessagePack.pack(known.snapshot)))
    assert_equal([false] * 5, take(other, 'a-1', 'a-2', 'b-9', 'x', 'n1499'))
    assert_equal([true, true], take(other, 'a-3', 'n1500'))
  end

  test('agree with a plain list, whatever comes in whatever order') do
    random = Random.new(1)
    known = ids
    plain = {}
    40.times do
      texts = Array.new(200) { random.rand(4).zero? ? "t#{random.rand(400)}" : "s#{random.rand(3)}-#{random.rand(900)}" }
      assert_equal(texts.map { |text| plain.key?(text) ? false : (plain[text] = true) }, take(known, *texts))
    end
  end
end
