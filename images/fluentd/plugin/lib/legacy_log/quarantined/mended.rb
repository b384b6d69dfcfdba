# frozen_string_literal: true

require 'msgpack'
require 'time'

module LegacyLog
  module Quarantined
    # An entry of the quarantine as an event that can be sent again: `[tag, [time, record]]`, or nil where nothing in it
    # is a record.
    class Mended
      # Times that are EventTime to Fluentd: seconds and nanoseconds.
      EVENT_TIME = 0

      # `key` names the value that is the line, `line_key` what the stream looks for it by; `as` is another tag.
      def initialize(key: nil, line_key: 'message', as: nil, id_key: 'id')
        @key = key
        @line_key = line_key
        @as = as
        @id_key = id_key
      end

      def event(entry)
        record = record(entry.fields)
        return unless record.is_a?(Hash)
        return if @key && !record.key?(@key)

        tag = @as || entry.tag
        record = record.merge(@line_key => record[@key]) if @key
        tag && [tag, [time(entry), record.merge(@id_key => entry.id)]]
      end

      private

      # Bytes are those of the record, where it could not be said in JSON.
      def record(fields)
        return fields['record'] if fields.key?('record')

        MessagePack.unpack(fields['raw'].to_s.unpack1('m0'), allow_unknown_ext: true)
      rescue MessagePack::UnpackError, ArgumentError, EOFError
        nil
      end

      # Its own, unless that is what was wrong with it: then when it came.
      def time(entry)
        value = entry.reason == 'time' ? nil : entry.fields['time']
        case value
        when Integer then value
        when /\A(\d+)\.(\d{9})\z/ then event_time($1.to_i, $2.to_i)
        else event_time(*Time.iso8601(entry.at).then { |at| [at.to_i, at.nsec] })
        end
      end

      def event_time(seconds, nanoseconds)
        MessagePack::ExtensionValue.new(EVENT_TIME, [seconds, nanoseconds].pack('NN'))
      end
    end
  end
end
