# frozen_string_literal: true

module LegacyLog
  # Something that no record is to blame for: a full disk, a folder without permission, a file system that is away.
  # Fluentd gives a chunk up for a TypeError or an ArgumentError, as if it had been written. So nothing leaves the
  # output as what it was: this is what Fluentd retries, for ever.
  class Retry < StandardError
    # What no writing of ours may end by. SystemStackError, NoMemoryError and ScriptError would end Fluentd's thread,
    # and with it the writing of all chunks, while records are still acknowledged.
    CAUSES = [StandardError, SystemStackError, NoMemoryError, ScriptError].freeze

    def self.on_failure(place)
      yield
    rescue Retry
      raise
    rescue *CAUSES => e
      # Ruby puts a picture of the source below some messages.
      raise Retry, "#{place}: #{e.message.lines.first&.chomp} (#{e.class})", trace(e)
    end

    # Fluentd prints it with each attempt. That a disk is full has no place in the program.
    def self.trace(error) = error.is_a?(SystemCallError) ? [] : error.backtrace
  end
end
