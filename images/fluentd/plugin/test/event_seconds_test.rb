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
  test('is the second, or nil') { |(time, expected)| assert_equal(expected, LegacyLog::EventSeconds.of(time, ARRIVED)) }
end
