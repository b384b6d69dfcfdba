# frozen_string_literal: true

require_relative 'disk'

module LegacyLog
  # Brings what stands in a file buffer onto the disk. Fluentd itself never does.
  class BufferSync
    # Each chunk that a buffer makes is told to its `made`. A look into the buffer's lists would miss one that is between
    # two of them at that moment.
    module TellsChunks
      attr_accessor :made

      def generate_chunk(metadata) = super.tap { |chunk| made << chunk }
    end

    def initialize(buffer)
      @buffer = buffer
      @buffer.extend(TellsChunks)
      @buffer.made = @made = Queue.new
      # Each chunk that still has a file, with how many bytes of it are on the disk.
      @synced = {}
    end

    # The chunks of the run before: one of them is written on. Call it when the buffer has started.
    def adopt
      @buffer.synchronize { (@buffer.stage.values + @buffer.queue).each { |chunk| @made << chunk } }
    end

    # Returns when each byte is on the disk that was in the buffer when it was called. By one thread at a time.
    def call
      @synced[@made.pop(true)] = nil until @made.empty?
      @synced.delete_if { |chunk, _| chunk.closed? }
      @synced.each_key { |chunk| bring(chunk) if chunk.bytesize != @synced[chunk] }
    end

    private

    def bring(chunk)
      bytes = chunk.bytesize
      by_its_name(chunk) { |path| File.open(path, &:fdatasync) }
      first(chunk) if @synced[chunk].nil?
      @synced[chunk] = bytes
    end

    # Without its metadata, or without its name in the folder, Fluentd would not find a chunk again.
    def first(chunk)
      by_its_name(chunk) { |path| File.open("#{path}.meta", &:fsync) }
      by_its_name(chunk) { |path| Disk.sync_folder(File.dirname(path)) }
    end

    # The name changes when a chunk is queued, and goes when all of it has been written and committed.
    def by_its_name(chunk)
      yield chunk.path
    rescue Errno::ENOENT
      return if chunk.closed?

      sleep 0.001
      retry if (attempts = (attempts || 0) + 1) < 1000
      raise
    end
  end
end
