# frozen_string_literal: true

require_relative 'value'

module LegacyLog
  module Formats
    # `label:value` with tabs between. LTSV has no way to write a tab or a line break, so a control is written as a web
    # server would: `\x09`. So is a colon in a label.
    class Ltsv
      LABEL_ENDS = /[\x00-\x1f\x7f:]/n
      # Labels are few and come again in each record. A sender that makes up new ones fills no memory.
      REMEMBERED_LABELS = 1000
      LONGEST_REMEMBERED = 256

      def initialize(fields: [], without: nil)
        @fields = fields.empty? ? nil : fields
        @without = without
        @labels = {}
      end

      def line(record, _time = nil)
        out = String.new(capacity: 256, encoding: Encoding::BINARY)
        @fields ? named(record, out) : all(record, out)
        raise Refused.new('no-line', none) if out.empty?

        out
      end

      private

      def named(record, out)
        @fields.each { |key| pair(key, record[key], out) if record.key?(key) }
      end

      def all(record, out)
        record.each { |key, value| pair(key, value, out) unless @without && key == @without }
      end

      def pair(key, value, out)
        out << "\t" unless out.empty?
        out << (@labels[key] || remember(key)) << Value.escape(Value.text(value))
      end

      def remember(key)
        raise Refused.new('not-a-record', 'a key is no text') unless key.is_a?(String)

        label = Value.escape(Value.bytes(key), LABEL_ENDS) + ':'
        @labels[key] = label.freeze if @labels.size < REMEMBERED_LABELS && key.bytesize <= LONGEST_REMEMBERED
        label
      end

      def none = @fields ? "the record has none of #{@fields.join(', ')}" : 'the record is empty'
    end
  end
end
