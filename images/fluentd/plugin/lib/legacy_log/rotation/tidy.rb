# frozen_string_literal: true

require_relative 'gzip'

module LegacyLog
  module Rotation
    # What logrotate does besides: compress what was rotated, and remove what is more than is kept. It goes on beside the
    # writing of lines, and is waited for only by the next rotation. Nothing of it is in the journal: whatever a kill
    # leaves is found again by its name.
    class Tidy
      # After a failure, that of a full disk above all.
      AGAIN_SECONDS = 60

      # `settings` is a `<stream>` of the configuration.
      def initialize(names, settings)
        @names = names
        @compress = settings.compress
        @spared = settings.delaycompress ? 1 : 0
        @keep = settings.rotate
        @due_at = 0
      end

      # There is something new to do.
      def wake = @due_at = 0

      def start(log)
        now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
        return if now < @due_at || @thread&.alive?

        @due_at = Float::INFINITY
        @thread = Thread.new { run(now, log) }
      end

      def wait = @thread&.join

      private

      def run(now, log)
        remove if @keep.positive?
        compress(log) if @compress
      rescue SystemCallError, IOError, Zlib::Error => e
        @due_at = now + AGAIN_SECONDS
        log.warn 'rotated files could not be compressed or removed, which is tried again', error: e.message
      end

      def remove = slots.drop(@keep).flatten.each { |path| File.delete(path) }

      def compress(log)
        slots.drop(@spared).flatten.reject { |path| path.end_with?('.gz') }.each do |path|
          Gzip.replace(path) || log.warn('a rotated file stays plain, as another one has the name', path: path, taken: "#{path}.gz")
        end
      end

      # A kill may leave a file there plain and compressed.
      def slots = @names.rotated.group_by { |path| path.delete_suffix('.gz') }.values
    end
  end
end
