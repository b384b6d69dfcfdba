# frozen_string_literal: true

require 'digest'
require 'json'

module LegacyLog
  module Quarantined
    # What lies in a quarantine folder, entry by entry, in the order in which it came. Files may be large, and the collector
    # may be writing to the last one: a line without its end is not there yet.
    class Entries
      FILES = 'quarantine.*.jsonl'
      NOTES = '.replayed'

      Entry = Struct.new(:file, :id, :text, :fields) do
        def reason = fields['reason']
        def tag = fields['tag']
        def at = fields['at']
      end

      def initialize(folder, reason: nil, tag: nil)
        @folder = folder
        @reason = reason
        @tag = tag
      end

      def files = Dir.glob(FILES, base: @folder).sort.map { |name| File.join(@folder, name) }

      def each(&block)
        files.each { |file| each_of(file, &block) }
      end

      # The ids of the entries that the collector has taken back.
      def replayed(file)
        notes = file + NOTES
        File.exist?(notes) ? File.readlines(notes, chomp: true).to_h { |id| [id, true] } : {}
      end

      # What was acknowledged, so that it is not sent again. On the disk before the next is sent.
      def note(file, ids)
        File.open(file + NOTES, 'ab') do |notes|
          notes.write(ids.map { |id| "#{id}\n" }.join)
          notes.fsync
        end
      end

      private

      def each_of(file)
        at = 0
        File.foreach(file, mode: 'rb') do |line|
          entry = read(file, at, line.chomp) if line.end_with?("\n")
          at += line.bytesize
          yield entry if entry && wanted?(entry)
        end
      end

      # The id comes from what the entry is and where it stands: two of the same words are two, and a second replay, also
      # from a copy of the file, is a repeat.
      def read(file, at, text)
        fields = JSON.parse(text.dup.force_encoding(Encoding::UTF_8))
        id = Digest::SHA256.hexdigest("#{File.basename(file)} #{at} #{text}")[0, 40]
        Entry.new(file, "replay.#{id}", text, fields) if fields.is_a?(Hash)
      rescue JSON::ParserError
        nil
      end

      def wanted?(entry) = (@reason.nil? || entry.reason == @reason) && (@tag.nil? || entry.tag == @tag)
    end
  end
end
