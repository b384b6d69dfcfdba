# frozen_string_literal: true

require_relative 'value'

module LegacyLog
  module Formats
    # The values of named fields, in their order, with one letter between. A record that lacks one has it empty.
    class Separated
      # Quotes as in RFC 4180. A line break may stand inside quotes there; the readers of log files go by lines, so it
      # is written as a web server would, like each control.
      CSV_QUOTED = /[",]|\A\s|\s\z/n

      def self.csv(fields)
        new(fields, ',') { |text| text.match?(CSV_QUOTED) ? "\"#{text.gsub('"', '""')}\"" : text }
      end

      def self.tsv(fields) = new(fields, "\t") { |text| text }

      def initialize(fields, between, &guard)
        raise ArgumentError, 'fields is empty' if fields.empty?

        @fields = fields
        @between = between
        @guard = guard
      end

      def line(record, _time = nil)
        raise Refused.new('no-line', "the record has none of #{@fields.join(', ')}") if @fields.none? { |key| record.key?(key) }

        @fields.map { |key| @guard.call(Value.escape(Value.text(record[key]))) }.join(@between).b
      end
    end
  end
end
