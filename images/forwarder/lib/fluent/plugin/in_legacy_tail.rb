# frozen_string_literal: true

require 'fluent/plugin/input'
require 'fluent/plugin/buffer'
require 'legacy_tail/deliveries'
require 'legacy_tail/sweep'

module Fluent
  module Plugin
    # Reads lines of files and gives each an id that says which bytes of which file it is. The files are the spool: a position
    # moves on when the collector has acknowledged a line (see out_legacy_deliver), and what is read again has the same ids.
    class LegacyTailInput < Input
      Fluent::Plugin.register_input('legacy_tail', self)

      helpers :thread

      desc 'File names, * and ? allowed, separated by commas. Names that logrotate gives are found by themselves.'
      config_param :path, :array, value_type: :string
      config_param :exclude, :array, value_type: :string, default: []
      desc 'A folder on a disk that outlives the process.'
      config_param :position_path, :string
      config_param :tag, :string
      config_param :line_key, :string, default: 'message'
      config_param :id_key, :string, default: 'id'
      desc 'A longer line comes in pieces, which the collector sets aside.'
      config_param :line_limit, :size, default: 6 * 1024 * 1024
      config_param :interval, :time, default: 0.2
      desc 'How long a file is read on that was deleted.'
      config_param :rotate_wait, :time, default: 10
      desc 'How long a file is read on that was renamed: a server may write to it until its last request has ended.'
      config_param :renamed_wait, :time, default: 3600
      desc 'Whether a file that has lost its name is deleted when all of it is delivered.'
      config_param :delete_delivered, :bool, default: false

      def start
        super
        positions = LegacyTail::Positions.new(position_path, log: log)
        @sweep = LegacyTail::Sweep.new(patterns: path, exclude: exclude, positions: positions, line_limit: line_limit,
                                       rotate_wait: rotate_wait, renamed_wait: renamed_wait, delete: delete_delivered,
                                       log: log)
        thread_create(:legacy_tail) { follow }
      end

      # After the output has flushed: what it was told of meanwhile is noted.
      def close
        @sweep&.run(Fluent::Clock.now, LegacyTail::Deliveries::INSTANCE.take) { false }
        @sweep&.close
        super
      end

      private

      def follow
        while thread_current_running?
          look
          sleep interval
        end
      end

      def look
        @sweep.run(Fluent::Clock.now, LegacyTail::Deliveries::INSTANCE.take) do |lines|
          thread_current_running? && emit(lines)
        end
      rescue StandardError => e
        log.error 'the files cannot be followed for the moment', error: e
      end

      def emit(lines)
        time = Fluent::EventTime.now
        events = lines.map { |id, line| [time, { line_key => text(line), id_key => id }] }
        router.emit_stream(tag, Fluent::ArrayEventStream.new(events))
        true
      rescue Buffer::BufferOverflowError
        false
      end

      # As it stands in the file, without its end; bytes that are no UTF-8 stay as they are.
      def text(line)
        line.delete_suffix("\n").force_encoding(Encoding::UTF_8)
      end
    end
  end
end
