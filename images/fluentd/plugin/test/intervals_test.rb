# frozen_string_literal: true

require 'test/unit'
require 'legacy_log/intervals'

class IntervalsTest < Test::Unit::TestCase
  def with(*pairs) = pairs.each_with_object(LegacyLog::Intervals.new) { |(from, to), all| all.add(from, to) }

  data(
    'the first' => [[[5, 8]], [5, 8]],
    'one behind it' => [[[0, 1], [5, 8]], [0, 1, 5, 8]],
    'one before it' => [[[5, 8], [0, 1]], [0, 1, 5, 8]],
    'touching behind' => [[[0, 5], [5, 8]], [0, 8]],
    'touching before' => [[[5, 8], [0, 5]], [0, 8]],
    'closing a gap' => [[[0, 5], [8, 9], [5, 8]], [0, 9]],
    'overlapping' => [[[0, 5], [3, 8]], [0, 8]],
    'inside' => [[[0, 9], [3, 5]], [0, 9]],
    'around' => [[[3, 5], [6, 7], [0, 9]], [0, 9]],
    'the same' => [[[3, 5], [3, 5]], [3, 5]]
  )
  test('merge when they touch') { |(pairs, expected)| assert_equal(expected, with(*pairs).bounds) }

  data(
    'its first' => [[2, 3], true], 'its last' => [[4, 5], true], 'all of it' => [[2, 5], true],
    'before' => [[1, 2], false], 'behind' => [[5, 6], false], 'over its end' => [[4, 6], false],
    'over its beginning' => [[1, 3], false], 'the next one' => [[8, 9], true], 'both and the gap' => [[2, 9], false]
  )
  test('cover what is in one of them') { |(span, expected)| assert_equal(expected, with([2, 5], [8, 9]).cover?(*span) || false) }

  test('say up to where nothing is known') do
    known = with([2, 5], [8, 9])
    found = [0, 1, 2, 4, 5, 7, 8, 9].to_h { |number| [number, known.free_until(number)] }
    assert_equal({ 0 => 2, 1 => 2, 2 => 2, 4 => 4, 5 => 8, 7 => 8, 8 => 8, 9 => Float::INFINITY }, found)
  end

  test('agree with a plain set of numbers, whatever comes in whatever order') do
    random = Random.new(1)
    known = LegacyLog::Intervals.new
    plain = {}
    2000.times do
      from = random.rand(300)
      to = from + 1 + random.rand(6)
      assert_equal((from...to).all? { |n| plain.key?(n) }, known.cover?(from, to) || false)
      free = known.free_until(from)
      assert_equal(plain.keys.select { |n| n >= from }.min || Float::INFINITY, free)
      (from...to).each { |n| plain[n] = true } && known.add(from, to) if random.rand(3).zero?
      known.bounds.clear && plain.clear if random.rand(60).zero?
    end
  end
end
