# frozen_string_literal: true

require_relative 'commit'

module LegacyLog
  # A chunk was being written when the process ended, and is gone from the buffer: somebody removed it, or it was on
  # another disk. What stands in files of it is all that is left, so whole lines stay; a torn one is kept aside.
  class Abandoned
    def initialize(journal, chunk_id, cuts:, log:)
      @journal = journal
      @chunk_id = chunk_id
      @log = log
      @commit = Commit.new(chunk_id, journal, cuts: cuts, log: log)
    end

    def settle
      @journal.state.files.each do |path, (inode, length)|
        next if Disk.inode(path) != inode || File.size(path) <= length

        File.open(path, 'r+b') { |file| keep(file, path, length) }
      end
      @journal.note(@commit.entry.merge('begin' => nil, 'chunks' => []))
    end

    private

    def keep(file, path, length)
      tail = file.pread(file.size - length, length)
      whole = (tail.rindex("\n") || -1) + 1
      @commit.cut(file, path, length + whole, tail.byteslice(whole, tail.bytesize)) if whole < tail.bytesize
      @commit.place(path, file.stat.ino, length + whole)
      @log.error 'a chunk that was being written is gone: its lines in a file stay, the rest of it is unknown',
                 path: path, chunk: @chunk_id, bytes: whole
    end
  end
end
