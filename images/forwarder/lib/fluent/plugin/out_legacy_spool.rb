# frozen_string_literal: true

require 'fluent/plugin/output'
require 'fileutils'
require 'legacy_tail/lines'
require 'legacy_tail/spool_file'

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
        @file = LegacyTail::SpoolFile.new(path, size)
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
        @mutex.synchronize { @file.write(text) } unless text.empty?
      end
    end
  end
end
