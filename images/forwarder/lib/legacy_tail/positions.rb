# frozen_string_literal: true

require 'fileutils'
require 'json'
require 'securerandom'
require_relative 'identity'

module LegacyTail
  # Which file was delivered up to where, over restarts: a file of JSON that is written whole and renamed.
  class Positions
    attr_reader :spool, :entries

    # @param folder on a disk that outlives the process; its name, drawn once, is part of every key
    def initialize(folder, log: nil)
      FileUtils.mkdir_p(folder)
      @log = log
      @path = File.join(folder, 'positions.json')
      stored = load
      @spool = stored['spool'] || SecureRandom.hex(8)
      @serial = stored['serial'] || 0
      @entries = stored['files'] || []
      @written = nil
    end

    # The entry of an open file, if it still is what it was when the entry was written.
    def find(file)
      stat = file.stat
      @entries.find { |entry| of_inode?(entry, stat) && same?(entry, file) }
    end

    # The entry of a file that this one is a copy of.
    # @param but keys of files that are followed
    def find_original(file, but:)
      @entries.find { |entry| !but.include?(entry['key']) && entry['identity']['offset'].positive? && same?(entry, file) }
    end

    def next_serial
      @serial += 1
    end

    def keys
      @entries.map { |entry| entry['key'] }
    end

    # Written only where something changed.
    def write(entries)
      text = JSON.generate('spool' => @spool, 'serial' => @serial, 'files' => entries)
      return if text == @written

      part = "#{@path}.part"
      File.open(part, 'w') do |file|
        file.write(text)
        file.fdatasync
      end
      File.rename(part, @path)
      @written = text
      @entries = entries
    end

    private

    def of_inode?(entry, stat)
      entry['device'] == stat.dev && entry['inode'] == stat.ino
    end

    def same?(entry, file)
      identity = entry['identity']
      return false if file.size < identity['offset']

      Digest::SHA256.hexdigest(Identity.first(file)) == entry['first'] &&
        Identity.at(file, identity['offset']).to_h == identity
    end

    def load
      stored = JSON.parse(File.read(@path))
      stored.is_a?(Hash) ? stored : damaged
    rescue Errno::ENOENT
      {}
    rescue JSON::ParserError, EncodingError
      damaged
    end

    # Nobody knows any more what was delivered: better twice than never.
    def damaged
      aside = "#{@path}.damaged"
      File.rename(@path, aside)
      @log&.error 'the positions are damaged: all files are read from their beginning, and what was delivered before comes again',
                  kept: aside
      {}
    end
  end
end
