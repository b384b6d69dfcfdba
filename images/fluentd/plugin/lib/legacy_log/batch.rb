# frozen_string_literal: true

module LegacyLog
  # What one chunk comes to: the lines of each file, what was refused, and counts.
  class Batch
    # `latest` is the latest arrival of what was committed before. What comes of this chunk's own ones is the same each
    # time that it is tried.
    attr_reader :refusals, :latest

    def initialize(latest = 0)
      @latest = latest
      @arrival = latest
      @files = {}
      @counts = Hash.new(0)
      @received = @unprotected = @written = 0
      @refusals = Hash.new(0)
    end

    def counts
      @counts.merge(ReceivedRecords: @received, UnprotectedRecords: @unprotected, WrittenLines: @written)
    end

    def arrived(at) = @arrival = [@arrival, at.to_i].max

    # What the journal notes of it.
    def delta = @arrival > @latest ? { 'latest' => @arrival } : {}

    def line(files, seconds, line)
      @written += 1
      lines(files, files.name(seconds)) << line << "\n"
    end

    # Lines with their ends.
    def text(files, seconds, text)
      @written += text.count("\n")
      lines(files, files.name(seconds)) << text
    end

    # `kind` is its reason and its tag.
    def quarantine(files, seconds, entry, kind, count)
      lines(files, files.name(seconds)) << entry
      @refusals[kind] += count
      count(:QuarantinedRecords, count)
    end

    # Asked for each record: a variable costs less than a name.
    def received = @received += 1

    def unprotected = @unprotected += 1

    def count(name, count = 1) = @counts[name] += count

    def store(commit)
      @files.each { |files, lines| files.store_all(lines, commit) }
    end

    private

    # A name comes as the same object again until it changes: that is the one thing that is asked for each line.
    def lines(files, name)
      return @lines if @last_name.equal?(name) && @last_files.equal?(files)

      @last_files = files
      @last_name = name
      @lines = ((@files[files] ||= {})[name] ||= String.new(encoding: Encoding::BINARY))
    end
  end
end
