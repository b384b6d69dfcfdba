# frozen_string_literal: true

require_relative 'json_text'

module LegacyLog
  module Formats
    # The whole record as one JSON object.
    class Json
      def initialize(without: nil)
        @without = without
        @writer = JsonText.new
      end

      def line(record, _time = nil)
        raise Refused.new('no-line', 'the record is empty') if record.empty?

        @writer.map(record, String.new(capacity: 256, encoding: Encoding::BINARY), without: @without)
      end
    end
  end
end
