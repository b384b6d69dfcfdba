# frozen_string_literal: true

require 'test/unit'
require 'legacy_log/journal'
require 'support/folder'

class JournalTest < Test::Unit::TestCase
  include InFolder

  def open = LegacyLog::Journal.new(path('state'), id_horizon: 1000, log: @log).open

  def entry(chunk, length) = { 'chunks' => [chunk], 'files' => { '/log/a' => [7, length] } }

  # One journal of two commits, and the state that another process finds in it.
  def two
    open.tap do |journal|
      journal.note(entry('c1', 10))
      journal.note(entry('c2', 20))
    end
    path('state/journal')
  end

  def committed(state) = %w[c1 c2 c3].select { |chunk| state.committed?(chunk) }

  test('what was noted is there for the next process') do
    two
    state = open.state
    assert_equal([%w[c1 c2], { '/log/a' => [7, 20] }], [committed(state), state.files])
  end

  test('the latest arrival stays, where the clock is set back') do
    journal = open
    [1_790_000_000, 1_786_112_000].each { |at| journal.note({ 'latest' => at }) }
    assert_equal(1_790_000_000, open.state.latest)
  end

  test('ids are the same ids for the next process') do
    first = open
    first.note({ 'ids' => { "t\0a" => [1, 5] }, 'hashes' => [first.state.ids.hash_of('t', 'x')].pack('Q>*') })
    pass = open.state.ids.pass
    pass.scope = 't'
    assert_equal([false, true, false], ['a-4', 'a-5', 'x'].map { |id| pass.new?(id) })
  end

  { 'removed' => ->(test) { FileUtils.rm_rf(test.path('state')) },
    'replaced by another file' => ->(test) { test.write('other', 'x') && File.rename(test.path('other'), test.path('state/journal')) } }.each do |name, harm|
    test("a journal that is #{name} while it is in use is written anew with all that was known, and that is said") do
      journal = open
      journal.note(entry('c1', 10))
      harm.call(self)
      journal.note(entry('c2', 20))
      assert_equal([%w[c1 c2], { '/log/a' => [7, 20] }], open.state.then { |state| [committed(state), state.files] })
      assert_equal([[:error, 'the journal was removed or replaced while it was in use: it is written anew']], @log.lines.map { |line| line.take(2) })
    end
  end

  test('a journal that is gone is said where somebody wrote one before, and not at the first start') do
    said = [false, true].map do |former|
      LegacyLog::Journal.new(path("state-#{former}"), id_horizon: 1000, log: @log, former: former).open
      @log.lines.map { |line| line.take(2) }
    end
    assert_equal([[], [[:error, 'the journal is gone: records of before that are sent again are written again']]], said)
  end

  test('an empty journal is said') do
    write('state/journal', '')
    open
    assert_equal([[:error, 'the journal is empty: records of before that are sent again are written again']], @log.lines.map { |line| line.take(2) })
  end

  test('a move is promised until anything else is noted') do
    journal = open
    journal.note({ 'moves' => [['/log/.a.part', '/log/a', 5]] })
    assert_equal([['/log/.a.part', '/log/a', 5]], open.state.moves)
    journal.note({ 'begin' => 'c1' })
    assert_equal([[], 'c1'], open.state.then { |state| [state.moves, state.in_flight] })
  end

  test('a chunk is in flight until it is committed') do
    journal = open
    journal.note({ 'begin' => 'c1' })
    assert_equal('c1', open.state.in_flight)
    journal.note(entry('c1', 10))
    assert_equal(nil, open.state.in_flight)
  end

  test('a note is kept until it is taken back') do
    journal = open
    journal.note({ 'notes' => { '/log/a' => 5, '/log/b' => 6 } })
    journal.note({ 'notes' => { '/log/a' => nil } })
    assert_equal({ '/log/b' => 6 }, open.state.notes)
  end

  test('an entry that a kill cut off at any byte is none, and the next one is read') do
    whole = File.binread(two)
    last = LegacyLog::Journal::SEAL.close(MessagePack.pack(entry('c2', 20))).bytesize
    (1...last).each do |missing|
      File.binwrite(path('state/journal'), whole.byteslice(0, whole.bytesize - missing))
      journal = open
      assert_equal(%w[c1], committed(journal.state))
      journal.note(entry('c3', 30))
      assert_equal(%w[c1 c3], committed(open.state))
    end
    assert_equal([], @log.lines)
  end

  test('a damaged entry in the middle is told, and those behind it count') do
    bytes = File.binread(two)
    bytes.setbyte(bytes.rindex('c1'), 0)
    File.binwrite(path('state/journal'), bytes)
    state = open.state
    assert_equal([%w[c2], { '/log/a' => [7, 20] }], [committed(state), state.files])
    assert_equal(['an entry of the journal is damaged: records of it that are sent again are written again'], @log.texts)
  end

  test('an entry that could not be written whole is none, and the next one takes its place') do
    journal = open
    journal.note(entry('c1', 10))
    file = journal.instance_variable_get(:@file)
    file.define_singleton_method(:fdatasync) { raise Errno::EIO }
    assert_raise(Errno::EIO) { journal.note(entry('c2', 20)) }
    file.singleton_class.remove_method(:fdatasync)
    assert_equal(%w[c1], committed(journal.state))
    journal.note(entry('c3', 30))
    assert_equal(%w[c1 c3], committed(open.state))
  end

  test('grown large it is written anew, with everything in it') do
    journal = open
    journal.note({ 'latest' => 1_790_000_000, 'begin' => 'c0', 'notes' => { 'n' => 1 }, 'files' => { '/log/a' => [7, 10] }, 'chunks' => ['c1'] })
    journal.note({ 'notes' => { 'large' => 'x' * LegacyLog::Journal::COMPACTED_BYTES } })
    journal.note({ 'notes' => { 'large' => nil } })
    journal.compact
    assert_compare(File.size(path('state/journal')), '<', 1000)
    journal.note(entry('c2', 20))
    state = open.state
    assert_equal([%w[c1 c2], { '/log/a' => [7, 20] }, { 'n' => 1 }, 'c0', 1_790_000_000],
                 [committed(state), state.files, state.notes, state.in_flight, state.latest])
    assert_equal(%w[journal], files('state'))
  end

  test('a disk without room for a new one is no failure: the old one goes on') do
    journal = open
    journal.note({ 'notes' => { 'large' => 'x' * LegacyLog::Journal::COMPACTED_BYTES } })
    Dir.mkdir(path('state/journal.part'))
    journal.compact
    assert_equal(['the journal could not be written anew, and goes on as it is'], @log.texts)
    journal.note(entry('c1', 10))
    Dir.rmdir(path('state/journal.part'))
    assert_equal(%w[c1], committed(open.state))
  end

  test('what a kill left of a new one is written over') do
    two
    write('state/journal.part', 'half')
    journal = open
    journal.note({ 'notes' => { 'large' => 'x' * LegacyLog::Journal::COMPACTED_BYTES } })
    journal.compact
    assert_equal([%w[c1 c2], %w[journal]], [committed(open.state), files('state')])
  end

  test('so many chunks are remembered, and the oldest is forgotten') do
    journal = open
    (0..LegacyLog::State::CHUNKS).each { |n| journal.state.apply({ 'chunks' => ["c#{n}"] }) }
    assert_equal([false, true], ['c0', 'c1'].map { |chunk| journal.state.committed?(chunk) })
  end

  test('so many files are remembered, and the one that was written to last stays') do
    state = open.state
    state.apply({ 'files' => { '/log/old' => [1, 1], '/log/older' => [2, 2] } })
    state.apply({ 'files' => { '/log/old' => [1, 5] } })
    (2..LegacyLog::State::FILES).each { |n| state.apply({ 'files' => { "/log/#{n}" => [n, n] } }) }
    assert_equal([[1, 5], nil], [state.files['/log/old'], state.files['/log/older']])
  end
end
