# frozen_string_literal: true

require 'test/unit'
require 'fluent/env'
require 'legacy_log/event_seconds'

class EventSecondsTest < Test::Unit::TestCase
  ARRIVED = 1_790_000_000.5
  DAY = 86_400

  data(
    'seconds' => [1_789_999_999, 1_789_999_999],
    "Fluentd's time" => [Fluent::EventTime.new(1_789_999_999, 5), 1_789_999_999],
    'none: when the packet came' => [nil, 1_790_000_000],
    '0: when the packet came' => [0, 1_790_000_000],
    "0 of Fluentd's: when the packet came" => [Fluent::EventTime.new(0, 0), 1_790_000_000],
    'the first second of 2000' => [946_684_800, 946_684_800],
    'the last second of 1999' => [946_684_799, nil],
    '31 days ahead' => [1_790_000_000 + (31 * DAY), 1_790_000_000 + (31 * DAY)],
    'a second more' => [1_790_000_001 + (31 * DAY), nil],
    'milliseconds' => [1_790_000_000_000, nil],
    'negative' => [-1, nil],
    'a Float' => [1_790_000_000.0, nil],
    'a text' => ['1790000000', nil],
    'a list' => [[1], nil],
    "Fluentd's without a second" => [Fluent::EventTime.new(nil, nil), nil]
  )
  test('is the second, or nil') { |(time, expected)| assert_equal(expected, LegacyLog::EventSeconds.of(time, ARRIVED, 0)) }

  test('the clock of the collector was set back by 45 days: the latest arrival counts') do
    back = ARRIVED - (45 * DAY)
    limit = 1_790_000_000 + (31 * DAY)
    assert_equal([1_790_000_000, limit, nil], [1_790_000_000, limit, limit + 1].map { |time| LegacyLog::EventSeconds.of(time, back, 1_790_000_000) })
    assert_equal(back.to_i, LegacyLog::EventSeconds.of(nil, back, 1_790_000_000))
  end

  test('the clock of the collector was never set: each second from 2000 on is one, and no count of milliseconds') do
    assert_equal([1_790_000_000, 4_294_967_295, nil, nil],
                 [1_790_000_000, 4_294_967_295, 4_294_967_296, 946_684_799].map { |time| LegacyLog::EventSeconds.of(time, 946_684_799.5, 0) })
    assert_nil(LegacyLog::EventSeconds.of(946_684_800 + (31 * DAY) + 1, 946_684_800, 0))
  end
end
