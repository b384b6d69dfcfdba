# frozen_string_literal: true

require 'digest'

module LegacyTail
  # What tells a file from another one that has its inode, or from what it was before it was truncated: the bytes that it begins
  # with, and those before the place that was read up to.
  Identity = Struct.new(:head, :tail, :offset) do
    # @param file an open file. Reads nothing where nothing was read yet.
    def self.at(file, offset)
      new(read(file, 0, [offset, LegacyTail::HEAD_BYTES].min), read(file, *tail_of(offset)), offset)
    end

    # The first line, or what there is of it in the first bytes.
    def self.first(file)
      bytes = read(file, 0, LegacyTail::HEAD_BYTES)
      bytes[0..(bytes.index("\n") || -1)]
    end

    def self.read(file, from, length)
      length.zero? ? ''.b : file.pread(length, from)
    rescue EOFError
      ''.b
    end

    def self.tail_of(offset)
      length = [offset, LegacyTail::TAIL_BYTES].min
      [offset - length, length]
    end

    # Whether an open file still is what it was, up to that place.
    def of?(file)
      return false if file.size < offset

      self.class.at(file, offset) == self
    end

    def to_h
      { 'head' => Digest::SHA256.hexdigest(head), 'tail' => Digest::SHA256.hexdigest(tail), 'offset' => offset }
    end
  end

  HEAD_BYTES = 1024
  TAIL_BYTES = 64
end
