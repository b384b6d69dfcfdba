# frozen_string_literal: true

module LegacyLog
  # A file's name by the time of a line. It is asked for each line, and answers mostly what it answered before: no zone
  # of this century begins an hour, or changes its clock, inside a quarter of an hour.
  class DatedName
    LETTERS = /%(.)/
    KNOWN = %w[Y m d H].freeze
    QUARTER = 900

    def self.dated?(pattern) = pattern.include?('%')

    def initialize(pattern, zone)
      unknown = pattern.scan(LETTERS).flatten - KNOWN
      raise Fluent::ConfigError, "file: %#{unknown.first} in \"#{pattern}\" is none of %Y %m %d %H" if unknown.any?

      @pattern = pattern
      @zone = zone
    end

    def at(seconds)
      quarter = seconds / QUARTER
      return @text if @quarter == quarter

      @quarter = quarter
      @text = @zone.text(seconds, @pattern).freeze
    end
  end
end
