# frozen_string_literal: true

module LegacyLog
  module Rotation
    # The hour, day, week or month that a time lies in, as the text that logrotate's dateext has for it: `20261122`, with
    # the hour `2026112213`. A later period has a greater text, also where the clock of a zone is changed. A week begins
    # on Sunday, as logrotate's does.
    class Period
      LABELS = {
        hour: ->(local) { local.strftime('%Y%m%d%H') },
        day: ->(local) { local.strftime('%Y%m%d') },
        week: ->(local) { Time.utc(local.year, local.month, local.day).then { |it| it - (local.wday * 86_400) }.strftime('%Y%m%d') },
        month: ->(local) { local.strftime('%Y%m01') }
      }.freeze
      # Of files that only their size ends. They are one period.
      ALWAYS = ''
      # No zone of this century begins an hour, or changes its clock, inside a quarter of an hour.
      QUARTER = 900

      def initialize(every, zone)
        @label = LABELS.fetch(every) if every
        @zone = zone
      end

      def at(seconds)
        return ALWAYS unless @label

        quarter = seconds / QUARTER
        return @text if @quarter == quarter

        @quarter = quarter
        @text = @label.call(@zone.local(seconds)).freeze
      end
    end
  end
end
