# frozen_string_literal: true

module LegacyLog
  # The ids of one chunk, beside those that are remembered. A chunk that fails is tried again, and must then not meet
  # itself. It is asked for each record: a number that follows the one before it costs no search.
  class IdsPass
    SEQUENCE = /\A([\x21-\x7e]{1,64})-((?:0|[1-9]\d{0,14})(?:\+[1-9]\d{0,8})?)\z/
    NUMBER = /\A(?:0|[1-9]\d{0,14})(?:\+[1-9]\d{0,8})?\z/
    LONGEST = 512
    # A longer name of a tag with its sender is remembered by its hash.
    LONGEST_NAME = 200

    def initialize(ids)
      @ids = ids
      @added = {}
      @hashes = {}
      self.scope = ''
    end

    # The tag that the next ids are of.
    def scope=(tag)
      end_run
      @scope = tag.b
      @prefix = nil
    end

    def id?(value) = value.is_a?(String) && !value.empty? && value.bytesize <= LONGEST

    # Whether this id comes for the first time.
    def new?(id)
      return other(id) unless id.ascii_only?

      if @prefix && id.start_with?(@prefix)
        rest = id.byteslice(@prefix.bytesize, LONGEST)
        return sequence(rest) if NUMBER.match?(rest)
      end
      found = SEQUENCE.match(id)
      found ? turn_to(found[1]).sequence(found[2]) : other(id)
    end

    # What the journal notes of it.
    def delta
      end_run
      { 'ids' => @added.transform_values(&:bounds).reject { |_, bounds| bounds.empty? },
        'hashes' => @hashes.keys.pack('Q>*') }.reject { |_, value| value.empty? }
    end

    protected

    def sequence(rest)
      from = rest.to_i
      plus = rest.index('+')
      to = from + (plus ? rest.byteslice(plus + 1, LONGEST).to_i : 1)
      return start_run(from, to) unless from == @to && to <= @free

      @to = to
      true
    end

    private

    def turn_to(sender)
      end_run
      @prefix = "#{sender}-"
      name = "#{@scope}\0#{sender}".b
      name = Digest::MD5.digest(name) if name.bytesize > LONGEST_NAME
      @seen = @ids.sender(name)
      @mine = (@added[name] ||= Intervals.new)
      self
    end

    def start_run(from, to)
      end_run
      return false if @seen.cover?(from, to) || @mine.cover?(from, to)

      @from = from
      @to = to
      @free = [@seen.free_until(to), @mine.free_until(to)].min
      true
    end

    def end_run
      @mine.add(@from, @to) if @to
      @to = nil
    end

    def other(id)
      hash = @ids.hash_of(@scope, id.b)
      return false if @ids.hash?(hash) || @hashes.key?(hash)

      @hashes[hash] = true
    end
  end
end
