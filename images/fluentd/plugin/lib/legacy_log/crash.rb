# frozen_string_literal: true

module LegacyLog
  # For tests only: LEGACY_LOG_CRASH="written:3" kills this process when it passes the point `written` for the third
  # time. A kill from outside meets the narrow places once in a thousand runs; this meets them each time.
  module Crash
    POINTS = %w[
      received buffered acked opened half written half-journal journalled renamed half-rotated rotated compressed
    ].freeze

    # `written:3`; nothing disarms.
    def self.arm(text)
      @name, nth = text.split(':')
      @left = (nth || 1).to_i
    end

    arm(ENV.fetch('LEGACY_LOG_CRASH', ''))

    def self.point(name)
      return unless armed?(name)

      @left -= 1
      Process.kill(:KILL, Process.pid) if @left.zero?
    end

    # Whether it is worth going the way that has this point.
    def self.armed?(name) = @name == name
  end
end
