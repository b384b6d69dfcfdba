# frozen_string_literal: true

require 'fluent/plugin/output'
require 'legacy_log/buffer_sync'
require 'legacy_log/counts'
require 'legacy_log/crash'
require 'legacy_log/metrics'
require 'legacy_log/open_files'
require 'legacy_log/packet_stream'
require 'legacy_log/quarantine'
require 'legacy_log/settings_check'
require 'legacy_log/streams'
require 'legacy_log/whole_buffer'
require 'legacy_log/whole_frames'
require 'legacy_log/writer'

module Fluent
  module Plugin
    # From packets as they came to files of lines: each line once, none lost. What it does stands in lib/legacy_log.
    class LegacyLogOutput < Output
      Fluent::Plugin.register_output('legacy_log', self)

      helpers :thread, :timer

      # A packet with this tag and nothing in it asks whether the buffer can be reached. It is never stored.
      HEALTH = 'legacy_log.health'
      # What a frame may be longer than the message that it was made of.
      FRAME_OVERHEAD = 64 * 1024
      # How often it is looked whether the clock was set back.
      CLOCK_SECONDS = 2

      desc 'Where the journal lies. One process at a time owns it.'
      config_param :state_path, :string
      desc 'Where records go that are no line of their stream.'
      config_param :quarantine_path, :string
      desc 'The buffers of releases before this plugin. They are written first.'
      config_param :adopt_path, :string, default: nil
      desc 'The zone of the dates in the names of files.'
      config_param :timezone, :string, default: '+00:00'
      desc 'How many ids are remembered at least, so that a record sent again is written once.'
      config_param :id_horizon, :integer, default: 1_000_000
      desc 'The largest message that the input takes.'
      config_param :packet_limit, :size, default: 8 * 1024 * 1024
      desc 'How often the metrics are printed.'
      config_param :metrics_interval, :time, default: 60
      desc 'What tells this collector from others in the metrics.'
      config_param :metrics_name, :string, default: nil

      config_section :stream, param_name: :stream_settings, required: true, multi: true do
        config_param :tag, :string
        config_param :path, :string
        config_param :file, :string
        config_param :write, :enum, list: %i[whole append rotate], default: :whole
        config_param :format, :enum, list: LegacyLog::Formats::NAMES.map(&:to_sym), default: :single_value
        config_param :keys, :array, value_type: :string, default: %w[message]
        config_param :fields, :array, value_type: :string, default: []
        config_param :id_key, :string, default: 'id'
        config_param :keep_id, :bool, default: true
        config_param :line_limit, :size, default: 1024 * 1024
        config_param :every, :enum, list: %i[hour day week month], default: nil
        config_param :size, :size, default: nil
        config_param :dateext, :bool, default: false
        config_param :compress, :bool, default: false
        config_param :delaycompress, :bool, default: false
        config_param :rotate, :integer, default: 0
        config_param :late, :enum, list: %i[current dated], default: :current
      end

      config_section :buffer do
        config_set_default :@type, 'file'
        config_set_default :flush_mode, :interval
        config_set_default :flush_interval, 2
        config_set_default :flush_at_shutdown, true
        config_set_default :retry_forever, true
        config_set_default :retry_max_interval, 30
        # As long as chunks are waiting nothing waits between them: Fluentd's default is a second.
        config_set_default :flush_thread_interval, 0.5
        config_set_default :flush_thread_burst_interval, 0.01
        config_set_default :chunk_limit_size, 2 * 1024 * 1024
      end

      attr_reader :counts

      def initialize
        super
        @counts = LegacyLog::Counts.new
      end

      def configure(conf)
        LegacyLog::SettingsCheck.before(conf)
        super
        LegacyLog::SettingsCheck.after(@buffer_config, @buffer, system_config.workers)
        @buffer.extend(LegacyLog::WholeBuffer)
        LegacyLog::WholeFrames.make_room(@buffer, @packet_limit + FRAME_OVERHEAD)
        zone = LegacyLog::Zone.new(@timezone)
        @metrics = LegacyLog::Metrics.new(@metrics_name)
        @buffer_sync = LegacyLog::BufferSync.new(@buffer)
        @streams = LegacyLog::Streams.new(@stream_settings, zone)
        @writer = LegacyLog::Writer.new(self, @streams, LegacyLog::Quarantine.new(@quarantine_path, zone))
      end

      # Before the buffer is opened: two processes that share its folder would both write its chunks.
      def start
        LegacyLog::OpenFiles.allow
        @writer.open
        super
        @buffer_sync.adopt
        @writer.adopt
        timer_execute(:legacy_log_clock, CLOCK_SECONDS) { catch_up(Time.now) }
        timer_execute(:legacy_log_metrics, @metrics_interval) { print_metrics } if @metrics_interval.positive?
      end

      def statistics
        stats = super
        stats['output'].merge!(LegacyLog::Metrics.all(all_counts, gauges))
        stats
      end

      # Instead of what Fluentd does here record by record: the packet goes into the buffer as it came, in one piece.
      #
      # A packet of ours carries back what became of it, and is acknowledged only by that. Nothing is raised for it, as
      # Fluentd would print the whole stack for each packet that a full buffer refuses.
      def execute_chunking(tag, stream, enqueue: false)
        return store(tag, LegacyLog::PacketStream.of(stream), enqueue) unless stream.is_a?(LegacyLog::PacketStream)

        begin
          store(tag, stream, enqueue)
          stream.stored = true
        rescue StandardError => e
          stream.refused = "#{e.message} (#{e.class})"
        end
      end

      def write(chunk)
        @writer.write(chunk)
      end

      # What is in the buffer now survives a loss of the machine when this comes back.
      def sync
        @buffer_sync.call
      end

      # At the end Fluentd writes what is in the buffer, but nothing as long as a retry waits: what kept it from being
      # written may be over since, so it is tried once more.
      def before_shutdown
        @retry_mutex&.synchronize { @retry = nil }
        super
      end

      # What was counted since the last line is told as well.
      def after_shutdown
        super
        tell_what_is_left
        print_metrics if @metrics_interval.positive?
      end

      def close
        super
        @writer.close
      end

      # Fluentd asks the wall clock whether a chunk is old enough and a retry due. Set back by an hour, it would write
      # nothing for an hour: chunks of the future go now, and so does a retry that nobody can have meant. The thread that
      # writes is woken in any case, as it may sleep for that hour, if the clock was set while it worked out how long.
      def catch_up(now)
        @buffer.remove_left
        @buffer.enqueue_all { |_, chunk| chunk.created_at > now }
        @retry_mutex.synchronize { @retry = nil if too_late?(now) }
        submit_flush_once
      end

      private

      # Fluentd adds an eighth at random to the time between two retries.
      def too_late?(now) = @retry && @retry.next_time - now > @buffer_config.retry_max_interval * 2

      def store(tag, packet, enqueue)
        return look_at_buffer if tag == HEALTH && packet.without_content?

        LegacyLog::Crash.point('received')
        LegacyLog::WholeFrames.add(@buffer, packet.frame(tag).to_bytes, enqueue: enqueue)
        LegacyLog::Crash.point('buffered')
      end

      # A full buffer leaves its packets with the senders, and another task would find it as full. One whose folder is gone
      # takes no packet before another task makes it again; and where Fluentd's thread has ended that writes, packets would
      # be acknowledged that come to no file.
      def look_at_buffer
        raise 'the thread that writes the files has ended' unless @output_flush_threads.all? { |state| state.thread.alive? }

        folder = File.dirname(@buffer.path)
        raise IOError, "the buffer's folder cannot be written: #{folder}" unless File.writable?(folder)
      end

      # The exit code is 0 all the same, and nothing else says that these lines are in no file.
      def tell_what_is_left
        left = gauges
        return if left[:BufferBytes].zero?

        log.warn 'stopped with packets in the buffer that are in no file yet: the next start on this volume writes them',
                 bytes: left[:BufferBytes], oldest_seconds: left[:OldestChunkSeconds], buffer: File.dirname(@buffer.path)
      end

      # One write for one line: the log goes to the same place. Whatever is wrong with that is no reason to stop.
      def print_metrics
        $stdout.write(@metrics.line(all_counts, gauges, Time.now))
        $stdout.flush
      rescue StandardError => e
        log.warn 'metrics could not be written', error: e.message
      end

      def gauges = LegacyLog::Metrics.gauges(@buffer, Time.now)

      # Those of the inputs that hand over packets, and ours.
      def all_counts
        counted = (Fluent::Engine.root_agent&.inputs || []).select { |input| input.respond_to?(:counts) }
        [self, *counted].map { |one| one.counts.to_h }.reduce { |all, more| all.merge(more) { |_, a, b| a + b } }
      end
    end
  end
end
