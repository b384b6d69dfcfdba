# frozen_string_literal: true

require 'test/unit'
require 'legacy_log/rotation/period'
require 'legacy_log/zone'

class PeriodTest < Test::Unit::TestCase
  def labels(every, zone, *seconds)
    period = LegacyLog::Rotation::Period.new(every, LegacyLog::Zone.new(zone))
    seconds.map { |it| period.at(it) }
  end

  data(
    # 2026-11-22T14:59:59Z and a second later: midnight in Tokyo, a Sunday to a Monday.
    'an hour' => [:hour, '+09:00', [1_795_359_599, 1_795_359_600], %w[2026112223 2026112300]],
    'a day' => [:day, '+09:00', [1_795_359_599, 1_795_359_600], %w[20261122 20261123]],
    'a day in UTC' => [:day, '+00:00', [1_795_359_599, 1_795_359_600], %w[20261122 20261122]],
    'a week begins on Sunday' => [:week, '+09:00', [1_795_273_199, 1_795_273_200, 1_795_359_600], %w[20261115 20261122 20261122]],
    'a month' => [:month, 'Asia/Tokyo', [1_796_050_799, 1_796_050_800], %w[20261101 20261201]],
    # Berlin, 25 October 2026: at 01:00 UTC three o'clock becomes two again; 28 March 2027: two becomes three.
    'an hour that comes twice is one' => [:hour, 'Europe/Berlin', [1_792_886_399, 1_792_886_400, 1_792_889_999, 1_792_890_000, 1_792_893_600],
                                          %w[2026102501 2026102502 2026102502 2026102502 2026102503]],
    'a day of 25 hours' => [:day, 'Europe/Berlin', [1_792_879_199, 1_792_879_200, 1_792_969_199, 1_792_969_200], %w[20261024 20261025 20261025 20261026]],
    'an hour that is left out' => [:hour, 'Europe/Berlin', [1_806_195_599, 1_806_195_600], %w[2027032801 2027032803]],
    # Lord Howe, 5 April 2026, 15:00 UTC the day before: half an hour back.
    'a clock that is changed by half an hour' => [:hour, 'Australia/Lord_Howe', [1_775_312_999, 1_775_314_800], %w[2026040501 2026040501]],
    'only a size' => [nil, '+09:00', [0, 1_795_359_600], ['', '']]
  )
  test('is named by') { |(every, zone, seconds, expected)| assert_equal(expected, labels(every, zone, *seconds)) }
end
