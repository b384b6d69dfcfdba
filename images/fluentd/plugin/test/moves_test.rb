# frozen_string_literal: true

require 'test/unit'
require 'legacy_log/journal'
require 'legacy_log/moves'
require 'support/folder'

class MovesTest < Test::Unit::TestCase
  include InFolder

  def finish(*moves)
    journal = LegacyLog::Journal.new(path('state'), id_horizon: 1000, log: @log).open
    journal.note({ 'moves' => moves })
    LegacyLog::Moves.new(journal, @log).finish
    journal.state.moves
  end

  def inode(name) = File.stat(path(name)).ino

  test('a file is renamed once, and what has its name now is left alone') do
    write('a', 'x')
    assert_equal([], finish([path('a'), path('b'), inode('a')]))
    write('a', 'y')
    assert_equal([], finish([path('a'), path('c'), inode('b')]))
    assert_equal(%w[a b], files - ['state'])
  end

  test('a file that was gone when its rename was promised stops nothing') do
    write('a', 'x')
    assert_equal([], finish([path('gone'), path('b'), nil], [path('a'), path('c'), inode('a')]))
    assert_equal(%w[c], files - ['state'])
  end
end
