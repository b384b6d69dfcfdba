# frozen_string_literal: true

require_relative 'ids'

module LegacyLog
  # What has been committed, as the journal's entries say it one after the other.
  #   `files`      path → inode and length up to which the file is ours and whole, in the order of their last use
  #   `moves`      from, to, inode: what the last entry promised to rename, and what may not have been done yet
  #   `in_flight`  the chunk whose bytes may stand behind a file's committed length
  #   `notes`      what a way to write files wants to find again
  #   `latest`     when the last packet came, in seconds, by a clock that may have been set back since
  class State
    # Fluentd deletes a chunk after it was written. After a loss of the machine the last ones may be back.
    CHUNKS = 1000
    FILES = 10_000

    attr_reader :files, :moves, :in_flight, :notes, :latest, :ids

    def initialize(ids)
      @ids = ids
      @chunks = {}
      @files = {}
      @moves = []
      @notes = {}
      @latest = 0
    end

    def committed?(chunk_id) = @chunks.key?(chunk_id)

    def apply(entry)
      @ids.restore(entry) if entry['snapshot']
      @ids.merge(entry['ids'], entry['hashes']) unless entry['snapshot']
      @in_flight = entry['begin'] if entry.key?('begin')
      entry['chunks']&.each { |chunk_id| commit(chunk_id) }
      entry['files']&.each { |path, place| place_file(path, place) }
      @notes = @notes.merge(entry['notes'] || {}).compact
      @moves = entry['moves'] || []
      @latest = [@latest, entry['latest'] || 0].max
    end

    def moved = @moves = []

    def snapshot
      @ids.snapshot.merge('snapshot' => true, 'begin' => @in_flight, 'chunks' => @chunks.keys, 'files' => @files,
                          'moves' => @moves, 'notes' => @notes, 'latest' => @latest)
    end

    private

    def commit(chunk_id)
      @in_flight = nil if @in_flight == chunk_id
      @chunks[chunk_id] = true
      @chunks.shift while @chunks.size > CHUNKS
    end

    def place_file(path, place)
      @files.delete(path)
      @files[path] = place if place
      @files.shift while @files.size > FILES
    end
  end
end
