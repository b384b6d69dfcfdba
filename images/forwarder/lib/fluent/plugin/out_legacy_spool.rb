# frozen_string_literal: true

require 'fluent/plugin/output'
require 'fileutils'
require 'legacy_tail/lines'

module Fluent
  module Plugin
    # Writes what comes without a file (FireLens' standard output, a socket) into a file at once, for in_legacy_tail to read: from
    # there on a line has an id and a place on the disk.
    class LegacySpoolOutput < Output
      Fluent::Plugin.register_output('legacy_spool', self)

      desc 'The file; when it is full it is renamed, and a new one begun.'
      config_param :path, :string
      config_param :size, :size, default: 16 * 1024 * 1024
      desc 'The first of these keys that a record has is its line.'
      config_param :keys, :array, value_type: :string, default: %w[log message]

      def start
        super
        FileUtils.mkdir_p(File.dirname(path))
        @lines = LegacyTail::Lines.new(keys)
        @mutex = Mutex.new
      end

      def prefer_buffered_processing
        false
      end

      def multi_workers_ready?
        false
      end

      def process(_tag, events)
        text = events.filter_map { |_time, record| @lines.line(record) }.join
        @mutex.synchronize { write(text) } unless text.empty?
      end

      private

      def write(text)
        File.rename(path, "#{path}.#{Process.clock_gettime(Process::CLOCK_REALTIME, :nanosecond)}") if full?
        # A line that a kill cut off stays by itself.
        File.open(path, 'ab') do |file|
          file.write("\n") if torn?(file)
          file.write(text)
        end
      end

      def full?
        File.size(path) >= size
      rescue Errno::ENOENT
        false
      end

      def torn?(file)
        !file.size.zero? && File.open(path, 'rb') { |read| read.pread(1, file.size - 1) } != "\n"
      end
    end
  end
end
