# frozen_string_literal: true

require_relative 'identity'
require_relative 'watermark'

module LegacyTail
  # One file that is read to its end, whatever its name becomes. It stays open: a file that was deleted can still be read.
  class Followed
    READ_BYTES = 256 * 1024

    attr_reader :key, :offset, :watermark, :device, :inode
    attr_accessor :path, :quiet_since

    # @param key nil until a file has its first line
    def initialize(path, file, key: nil, delivered: 0)
      @path = path
      @file = file
      stat = file.stat
      @device = stat.dev
      @inode = stat.ino
      @key = key
      @offset = delivered
      @watermark = Watermark.new(delivered)
      @identity = Identity.at(file, delivered)
    end

    # Whether what was read is still there: a file that was truncated, or replaced in place, is another one.
    def same?
      @identity.of?(@file)
    end

    # Whether a file is a copy of this one as it was when it was read last, or will be one when whoever copies it is done.
    def copied_to?(file)
      return false if @offset.zero? || file.size.zero?

      copied_in?(file) || (file.size < @offset && Identity.at(file, file.size) == Identity.at(@file, file.size))
    end

    # Whether it still has a name.
    def named?
      @file.stat.nlink.positive?
    end

    # The next lines as [offset, bytes], the line's end among the bytes; a line that has no end yet is not there yet.
    # @param last whether nobody writes any more, so that what has no end is a line
    def read(limit_bytes, last: false)
      bytes = @file.pread(READ_BYTES, @offset)
      bytes = longer(bytes, limit_bytes) unless bytes.include?("\n")
      slice(bytes, whole: last || bytes.bytesize >= limit_bytes)
    rescue EOFError
      []
    end

    # Takes the lines up to a place as read, after they were handed over.
    def advance(to)
      @offset = to
      @identity = Identity.at(@file, to)
    end

    # Before anything of it is handed over.
    def name(positions)
      @key = Key.of(spool: positions.spool, serial: positions.next_serial, device: @device, inode: @inode, first: first)
    end

    def finished?
      @watermark.offset == @file.size
    end

    def close
      @file.close
    end

    def entry
      { 'device' => @device, 'inode' => @inode, 'key' => @key, 'first' => Digest::SHA256.hexdigest(first),
        'identity' => Identity.at(@file, @watermark.offset).to_h, 'path' => @path }
    end

    # Goes on in another file that holds the same bytes, as copytruncate makes one.
    def moved_to(path, file)
      copy = Followed.new(path, file, key: @key, delivered: @watermark.offset)
      copy.advance(@offset)
      copy
    end

    def copied_in?(file)
      @identity.of?(file)
    end

    private

    def first
      Identity.first(@file)
    end

    # A line that is longer than what was read.
    def longer(bytes, limit_bytes)
      while bytes.bytesize < limit_bytes && !bytes.include?("\n")
        more = @file.pread([limit_bytes - bytes.bytesize, READ_BYTES * 4].min, @offset + bytes.bytesize)
        bytes << more
      end
      bytes
    rescue EOFError
      bytes
    end

    def slice(bytes, whole:)
      at = @offset
      lines = bytes.each_line("\n").map do |line|
        from = at
        at += line.bytesize
        [from, line]
      end
      lines.pop if !lines.empty? && !lines.last[1].end_with?("\n") && !(whole && lines.size == 1)
      lines
    end
  end
end
