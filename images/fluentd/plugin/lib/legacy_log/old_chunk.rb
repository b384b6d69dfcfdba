# frozen_string_literal: true

require 'fluent/msgpack_factory'
require_relative 'disk'

module LegacyLog
  # A chunk of Fluentd's file buffer, read from its files: `buffer.b<id>.log` (not finished) or `buffer.q<id>.log`, and
  # `.meta` beside it.
  class OldChunk
    NAME = /\Abuffer\.[bq](\h{32})\.log\z/
    META = "\xc1\x00".b.freeze
    META_HEAD = 6

    attr_reader :path, :id

    def self.all(folder)
      paths = Disk.files_below(folder).grep(->(path) { NAME.match?(File.basename(path)) })
      paths.map { |path| new(path) }.sort_by { |chunk| [chunk.made_at, chunk.path] }
    end

    def initialize(path)
      @path = path
      @id = File.basename(path)[/\h{32}/]
    end

    def bytes = File.binread(@path)

    # The beginning of the day that its lines are of.
    def day = meta['timekey'].is_a?(Integer) ? meta['timekey'] : made_at

    def made_at = meta['c'].is_a?(Numeric) ? meta['c'].to_i : File.mtime(@path).to_i

    def remove
      File.unlink(@path)
      File.unlink(meta_path) if File.exist?(meta_path)
      Dir.rmdir(File.dirname(@path))
    rescue Errno::ENOTEMPTY, Errno::EEXIST
      nil
    end

    private

    def meta_path = "#{@path}.meta"

    # What can't be read of it is nothing that a line depends on.
    def meta
      @meta ||= read_meta
    end

    def read_meta
      bytes = File.exist?(meta_path) ? File.binread(meta_path) : ''
      return {} unless bytes.start_with?(META) && bytes.bytesize > META_HEAD

      read = Fluent::MessagePackFactory.msgpack_unpacker.feed(bytes.byteslice(META_HEAD, bytes.unpack1('N', offset: 2))).read
      read.is_a?(Hash) ? read : {}
    rescue MessagePack::UnpackError, EOFError
      {}
    end
  end
end
