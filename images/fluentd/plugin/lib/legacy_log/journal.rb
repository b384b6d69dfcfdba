# frozen_string_literal: true

require 'msgpack'
require 'securerandom'
require_relative 'crash'
require_relative 'disk'
require_relative 'seal'
require_relative 'state'

module LegacyLog
  # The one file that says what is committed. An entry counts when it is whole on the disk; what a kill left of one is
  # cut off at the start. From time to time everything is written anew as one entry, beside it, and renamed.
  class Journal
    SEAL = Seal.new('LLJ1')
    COMPACTED_BYTES = 4 * 1024 * 1024
    KEY_BYTES = 16

    attr_reader :state

    # `former`: somebody wrote one here before.
    def initialize(folder, id_horizon:, log:, former: false)
      @folder = folder
      @path = File.join(folder, 'journal')
      @log = log
      @former = former
      @state = State.new(Ids.new(horizon: id_horizon, key: SecureRandom.bytes(KEY_BYTES)))
    end

    def open
      File.exist?(@path) ? read : begin_anew
      self
    end

    def close = @file&.close

    # An entry that a loss of the machine may undo needs no `sync`.
    def note(entry, sync: true)
      append(SEAL.close(MessagePack.pack(entry)), sync)
      @state.apply(entry)
    end

    # Not after a commit: if the disk has no room for it, nothing that was committed shall look as if it had failed.
    def compact
      return if @length < @due

      rewrite
    rescue SystemCallError => e
      @due = @length + COMPACTED_BYTES
      @log.warn 'the journal could not be written anew, and goes on as it is', path: @path, error: e.message
    end

    private

    def begin_anew
      @log.error 'the journal is gone: records of before that are sent again are written again', path: @path if @former
      rewrite
    end

    # It always begins with everything that was known.
    def read
      @file = File.open(@path, 'r+b')
      whole = 0
      bytes = @file.read
      @log.error 'the journal is empty: records of before that are sent again are written again', path: @path if bytes.empty?
      SEAL.each(bytes) do |kind, body, at|
        kind == :whole ? @state.apply(MessagePack.unpack(body)) : broken(kind, body, at)
        whole = at + Seal::HEAD + body.bytesize if kind == :whole
      end
      cut(whole)
      @due = COMPACTED_BYTES
    end

    def broken(kind, bytes, at)
      return if kind == :torn

      @log.error 'an entry of the journal is damaged: records of it that are sent again are written again',
                 path: @path, at: at, bytes: bytes.bytesize
    end

    def append(bytes, sync)
      restore unless Disk.inode(@path) == @file.stat.ino
      cut(@length) if @file.size != @length
      write(bytes)
      @file.fdatasync if sync
      @length += bytes.bytesize
    end

    # Somebody removed it, or put another one there. What it says is all in memory.
    def restore
      @log.error 'the journal was removed or replaced while it was in use: it is written anew', path: @path
      rewrite
    end

    def write(bytes)
      if Crash.armed?('half-journal') && bytes.bytesize > 100
        @file.write(bytes.byteslice(0, bytes.bytesize / 2))
        Crash.point('half-journal')
        @file.seek(@length)
      end
      @file.write(bytes)
    end

    # An entry whose writing failed does not count, even if it came to the disk after all.
    def cut(length)
      @file.truncate(length)
      @file.seek(length)
      @file.sync = true
      @length = length
    end

    def rewrite
      Disk.make_folder(@folder)
      bytes = SEAL.close(MessagePack.pack(@state.snapshot))
      go_on_in(Disk.put(@path, bytes))
      @length = bytes.bytesize
      @due = [COMPACTED_BYTES, @length * 2].max
      Disk.sync_folder(@folder)
    end

    # The one that has the name by now, whatever becomes of the other.
    def go_on_in(file)
      former = @file
      @file = file
      former&.close
    end
  end
end
