# frozen_string_literal: true

require_relative 'disk'

module LegacyLog
  # Makes what is in Fluentd's file buffer outlive the machine: Fluentd itself syncs nothing of it.
  #
  # A chunk on its way from the stage to the queue is for a moment in neither list. It was staged for seconds before, or
  # was filled by the packet that is just being acknowledged; so it is one that an earlier call has seen, or this one.
  class BufferSync
    def initialize(buffer)
      @buffer = buffer
      @growing = {}
      @finished = {}
    end

    def call
      chunks = listed
      fresh = chunks.reject { |id, _| @growing.key?(id) || @finished.key?(id) }
      @growing.update(fresh)
      fresh.values.map { |chunk| File.dirname(chunk.path) }.uniq.each { |folder| Disk.sync_folder(folder) }
      finished = @growing.select { |_, chunk| sync(chunk) }
      @growing.reject! { |id, _| finished.key?(id) }
      @finished = @finished.merge(finished).slice(*chunks.keys)
    end

    private

    def listed
      @buffer.synchronize { @buffer.stage.values + @buffer.queue + @buffer.dequeued.values }
             .to_h { |chunk| [chunk.unique_id, chunk] }
    end

    # Whether nothing comes to it any more. A chunk that is gone was committed: its files are synced.
    def sync(chunk)
      finished = !chunk.writable?
      File.open(chunk.path, &:fdatasync)
      finished
    rescue Errno::ENOENT
      return true if chunk.closed?

      # Renamed in between, from the stage to the queue.
      retry
    end
  end
end
